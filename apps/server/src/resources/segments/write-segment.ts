import { AppError, piecesBeside, type Stretch } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/index.ts'
import { activityTypesAmong } from '../activity-types/index.ts'
import {
  copyValues,
  deleteSegmentRows,
  insertSegment,
  lockedVideo,
  type SegmentContent,
  type SegmentRow,
  segmentsOverlapping,
  updateSegmentRow,
} from './queries.ts'

/** What a segment is made of. */
export interface NewSegment extends Stretch {
  readonly activityTypeIds: readonly string[]
  readonly predictionId?: string | null | undefined
  /** cuts away what it overlaps of others, which else refuses it */
  readonly replaceOverlap?: boolean | undefined
}

/**
 * Refuses what no segment of any video can be, and puts the rest into the form it is stored in.
 * @throws AppError `invalid_input`
 */
export function contentOf({
  startMs,
  endMs,
  activityTypeIds,
  predictionId = null,
}: NewSegment): SegmentContent {
  if (endMs <= startMs)
    throw new AppError('invalid_input', { field: 'endMs', problem: `must be greater than ${startMs}` })
  const distinct = [...new Set(activityTypeIds.map(id => id.toLowerCase()))]
  return { startMs, endMs, activityTypeIds: distinct, predictionId }
}

/**
 * Makes room for a segment in its video and hands it to `write`, all in one transaction.
 * @param ownId of the segment where it is there already
 * @throws AppError `not_found` for an activity type, `invalid_input`, `segment_overlaps`
 */
export async function writeSegment(
  context: Context,
  videoId: string,
  content: SegmentContent,
  { ownId, replaceOverlap }: { ownId: string | null; replaceOverlap: boolean },
  write: (transaction: Database) => Promise<void>,
): Promise<void> {
  await context.db.transaction().execute(async transaction => {
    const video = await lockedVideo(transaction, videoId)
    if (!video) throw new AppError('not_found', { what: 'video', id: videoId })
    refuseBeyond(content, video.durationMs)
    const known = new Set(await activityTypesAmong(transaction, video.projectId, content.activityTypeIds))
    const unknown = content.activityTypeIds.find(id => !known.has(id))
    if (unknown !== undefined) throw new AppError('not_found', { what: 'activity type', id: unknown })
    const overlapped = await segmentsOverlapping(transaction, videoId, content, ownId)
    const [first] = overlapped
    if (first && !replaceOverlap) throw overlaps(first)
    for (const segment of overlapped) await cutAway(context, transaction, segment, content)
    await write(transaction)
  })
}

function refuseBeyond({ endMs }: Stretch, durationMs: number | null): void {
  if (durationMs === null || endMs <= durationMs) return
  const problem = `is after the end of the video, which is at ${durationMs}`
  throw new AppError('invalid_input', { field: 'endMs', problem })
}

function overlaps({ id, startMs, endMs }: SegmentRow): AppError {
  return new AppError('segment_overlaps', { field: 'startMs', segmentId: id, startMs, endMs })
}

/** Leaves of a segment what the new one does not cover: the first piece keeps its id. */
async function cutAway(
  context: Context,
  transaction: Database,
  segment: SegmentRow,
  cover: Stretch,
): Promise<void> {
  const [first, second] = piecesBeside(segment, cover)
  if (!first) return deleteSegmentRows(transaction, [segment.id])
  await updateSegmentRow(transaction, segment.id, { ...segment, ...first })
  if (!second) return
  const id = context.newId()
  await insertSegment(transaction, { ...segment, ...second, id })
  await copyValues(transaction, segment.id, id)
}
