import { alongSegment } from './rings.ts'
import type { Point } from './types.ts'

/** The point of an open line that lies nearest to some place. */
export interface NearestOnLine {
  /** the piece from the point of this index to the next */
  readonly edge: number
  readonly point: Point
  /** in pixels */
  readonly distance: number
}

/** The place on an open line nearest to `at`, the first of equals; undefined when there is no point at all. */
export function nearestOnLine(line: readonly Point[], at: Point): NearestOnLine | undefined {
  let found: NearestOnLine | undefined
  for (const [edge, from] of line.entries()) {
    const to = line[edge + 1]
    if (to === undefined && edge > 0) break
    const end = to ?? from
    const t = alongSegment(from, end, at)
    const point: Point = [from[0] + (end[0] - from[0]) * t, from[1] + (end[1] - from[1]) * t]
    const distance = Math.hypot(at[0] - point[0], at[1] - point[1])
    if (found === undefined || distance < found.distance) found = { edge, point, distance }
  }
  return found
}
