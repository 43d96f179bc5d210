import type { Capability } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type SegmentRow, segmentById } from './queries.ts'

/**
 * A segment that the actor may do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findSegment(
  context: Context,
  actor: Actor,
  segmentId: string,
  capability: Capability,
): Promise<SegmentRow> {
  const segment = await segmentById(context.db, segmentId)
  authorise(actor, segment, capability, { what: 'segment', id: segmentId })
  return segment
}
