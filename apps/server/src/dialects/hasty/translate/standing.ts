import { isDeepStrictEqual } from 'node:util'
import type { Size } from '@gesso/core'
import { keypointsOf, type Shaped } from '@gesso/shapes'
import type { ForeignForm } from '../../../resources/labels/index.ts'
import { type Taken, type WireGeometry, wireFromGeometry } from './geometry.ts'
import { keptIn } from './kept-form.ts'

/** A label as it stands, and what was kept beside it. */
export interface Standing extends Shaped {
  readonly tool: string | null
  readonly foreignForm: ForeignForm | null
}

/**
 * The geometry that stands, where a request says of it what this API says of it: what cannot be told whole, as a cuboid
 * or a line, is not lost by being sent back. Points have a place of their own.
 * @returns undefined when the request says something else
 */
export function standingAsTold(sent: WireGeometry, standing: Standing, size: Size): Taken | undefined {
  if (keypointsOf(standing) !== undefined) return undefined
  const told: WireGeometry = { ...wireFromGeometry(standing, size), ...keptIn(standing.foreignForm) }
  const from = placeThatCounts(sent)
  if (from !== placeThatCounts(told)) return undefined
  if (from !== null && !isDeepStrictEqual(sent[from], told[from])) return undefined
  // Runs lie in their bbox, so that the same beside another is another mask.
  if (from === 'mask' && !isDeepStrictEqual(sent.bbox, told.bbox)) return undefined
  return { shape: standing.shape, geometry: standing.geometry, from: from ?? 'bbox' }
}

/** The place that says most, which is the one that is read. */
function placeThatCounts({ mask, polygon, bbox }: WireGeometry): keyof WireGeometry | null {
  if (mask !== null) return 'mask'
  if (polygon !== null) return 'polygon'
  return bbox === null ? null : 'bbox'
}
