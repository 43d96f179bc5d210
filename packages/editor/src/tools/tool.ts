import type { Point } from '@gesso/core'
import type { Editor } from '../editor.ts'
import type { ToolBrush } from '../paint/brush.ts'

/** Keys held during a pointer event; `mod` is Ctrl, or Command on a Mac. */
export interface HeldKeys {
  readonly shift: boolean
  readonly alt: boolean
  readonly mod: boolean
}

/** A pointer event as tools see it; only one pointer reaches a tool at a time. */
export interface PointerInput extends HeldKeys {
  readonly kind: 'press' | 'move' | 'release'
  /** image space */
  readonly point: Point
  /** view space, for distances that a hand feels */
  readonly pointInView: Point
  readonly button: 'main' | 'second'
  readonly pointer: 'mouse' | 'pen' | 'touch'
}

/** What a tool is told. `key` is a name as in `KeyboardEvent.key`; `cancel` means: leave no trace of what is going on. */
export type ToolInput =
  | PointerInput
  | ({ readonly kind: 'double'; readonly point: Point; readonly pointInView: Point } & HeldKeys)
  | ({ readonly kind: 'key'; readonly key: string } & HeldKeys)
  | { readonly kind: 'cancel' }

/** A state of a tool's chart: `at` names it, the rest is what is known there. */
export interface ToolState {
  readonly at: string
}

/** A tool as its maker writes it: a chart of states, each input leading from one to the next. */
export interface ToolChart<S extends ToolState> {
  /** One word, e.g. `box`. */
  readonly name: string
  /** What the button says. */
  readonly title: string
  /** The key that takes it up, e.g. `b`; null when there is none. */
  readonly key: string | null
  /** Whether it makes or changes labels: such tools are not offered to those who may only look. */
  readonly edits: boolean
  /** Whether what it draws follows a keypoint schema of its class; not unless said. */
  readonly followsSchema?: boolean
  readonly idle: S
  /**
   * The state after `input`; edits are made through `editor`.
   * @returns undefined when the input means nothing here, so that e.g. a key may run a command instead
   */
  next(state: S, input: ToolInput, editor: Editor): S | undefined
  /** Paints what is not a label yet: rubber bands, the cursor's ghost. */
  paint?(state: S, brush: ToolBrush, editor: Editor): void
  /** CSS cursor. */
  cursor?(state: S, editor: Editor): string
  /** What the hand is to do next, in words for people, e.g. the name of the point to place; null = nothing to say. */
  hint?(state: S, editor: Editor): string | null
}

/** A tool in the toolbox. Made by `toolOf` from a chart, whose states it hides. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly key: string | null
  readonly edits: boolean
  readonly followsSchema: boolean
  /** Begins in its idle state. */
  begin(editor: Editor): RunningTool
}

/** A tool in the hand. */
export interface RunningTool {
  /** The name of its state now. */
  at(): string
  /** @returns false when the input meant nothing to it */
  handle(input: ToolInput): boolean
  paint(brush: ToolBrush): void
  cursor(): string
  hint(): string | null
}
