import type { Box, Geometry, Label, Point } from '@gesso/core'
import type { BoxHandle } from './resize.ts'
import type { Under } from './under.ts'

/** The chart of the select tool. Points are in image space unless named otherwise. */
export type SelectState =
  | { readonly at: 'idle' }
  | {
      readonly at: 'pressing'
      readonly under: Under
      readonly origin: Point
      readonly originInView: Point
      readonly shift: boolean
      /** the label was selected before the press, so a click without a drag selects it alone */
      readonly narrows: boolean
    }
  | { readonly at: 'moving'; readonly starts: readonly Label[]; readonly bounds: Box; readonly origin: Point }
  | {
      readonly at: 'resizing'
      readonly starts: readonly Label[]
      readonly bounds: Box
      readonly handle: BoxHandle
    }
  | {
      readonly at: 'reshaping'
      readonly start: Label
      /** the start's geometry, with the new corner when one was inserted */
      readonly geometry: Geometry
      readonly vertex: string
    }
  | {
      readonly at: 'marquee'
      readonly origin: Point
      readonly end: Point
      /** selected already when Shift was held */
      readonly kept: readonly string[]
    }

/** Nothing in hand. */
export const idle: SelectState = { at: 'idle' }
