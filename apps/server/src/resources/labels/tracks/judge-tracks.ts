import { AppError, keyframesProblem } from '@gesso/core'
import type { Database } from '../../../db/index.ts'
import { judgeDrawing, type ParsedChange } from '../parse-change.ts'
import { framesToLabel } from './queries.ts'

/**
 * Refuses what cannot stand on a video: a label without keyframes, keyframes that are out of order or beyond its frames,
 * and geometry outside its frame. A frame of which nobody knows the size takes any.
 * @throws AppError `invalid_input`, `geometry_invalid`
 */
export async function judgeTracks(db: Database, change: ParsedChange, videoId: string): Promise<void> {
  if (change.brought.length === 0) return
  const places = change.brought.flatMap(({ label }) => label.keyframes?.map(({ frame }) => frame) ?? [])
  const { count, sizes } = await framesToLabel(db, videoId, [...new Set(places)].filter(isPlace))
  if (count === null)
    throw new AppError('invalid_input', { field: 'videoId', problem: 'is a video that is not read yet' })
  for (const { label, field } of change.brought) {
    const keyframes = label.keyframes ?? []
    const wrong = keyframesProblem(keyframes, count)
    if (wrong) {
      const place = wrong.index < 0 ? '' : `[${wrong.index}].${wrong.field}`
      throw new AppError('invalid_input', { field: `${field}.keyframes${place}`, problem: wrong.problem })
    }
    for (const [index, { frame, geometry }] of keyframes.entries()) {
      const size = sizes.get(frame)
      if (size)
        judgeDrawing({ shape: label.shape, geometry, field: `${field}.keyframes[${index}].geometry` }, size)
    }
  }
}

/** Whether the database can be asked for it. */
function isPlace(frame: number): boolean {
  return Number.isInteger(frame) && frame >= 0 && frame <= 2_147_483_647
}
