import { boxGrown, boxInImage, boxOfPoints, boxOfWholePixels } from '../geometry/boxes.ts'
import { alongSegment } from '../geometry/rings.ts'
import type { Point, Size } from '../geometry/types.ts'
import { emptyMask, pushRun, tightMask } from './runs.ts'
import type { Mask } from './types.ts'

/**
 * What a round brush paints that is drawn along `points`: the pixels of the image whose centres lie at most `radius`
 * pixels from the path, up to the rounding of the last digit. One point stamps a disk. In the smallest rectangle;
 * `emptyMask` when there are none.
 */
export function maskFromStroke(points: readonly Point[], radius: number, size: Size): Mask {
  if (points.length === 0 || !(radius >= 0)) return emptyMask
  const reach = boxInImage(boxOfWholePixels(boxGrown(boxOfPoints(points), radius + 1)), size)
  if (reach === undefined) return emptyMask
  const spansOfRow: [start: number, end: number][][] = Array.from(
    { length: reach.bottom - reach.top },
    () => [],
  )
  for (const [index, from] of points.entries()) {
    const to = points[index + 1] ?? from
    if (to === from && points.length > 1) continue
    paintSegment(from, to, radius, reach.top, spansOfRow)
  }
  const frame = { left: 0, top: reach.top, width: size.width, height: spansOfRow.length }
  const runs: number[] = []
  for (const [row, spans] of spansOfRow.entries()) {
    let at = 0
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
      const to = Math.min(size.width, end)
      pushRun(runs, row * size.width + Math.max(at, start), row * size.width + to)
      at = Math.max(at, to)
    }
  }
  return tightMask(frame, runs)
}

/** Adds the columns that one segment with its round ends covers to each row that it reaches. */
function paintSegment(
  from: Point,
  to: Point,
  radius: number,
  top: number,
  spansOfRow: [number, number][][],
): void {
  // Roots round: look a hair farther, and let the distance itself decide about the pixels at the ends.
  const reach = radius * (1 + 1e-9) + 1e-9
  const firstRow = Math.max(0, Math.ceil(Math.min(from[1], to[1]) - reach - 0.5) - top)
  const endRow = Math.min(spansOfRow.length, Math.floor(Math.max(from[1], to[1]) + reach - 0.5) + 1 - top)
  for (let row = firstRow; row < endRow; row++) {
    const y = row + top + 0.5
    const [low, high] = reachOnLine(from, to, reach, y)
    let start = Math.ceil(low - 0.5)
    let end = Math.floor(high - 0.5) + 1
    while (start < end && !isNear(from, to, radius, start + 0.5, y)) start++
    while (start < end && !isNear(from, to, radius, end - 0.5, y)) end--
    if (start < end) spansOfRow[row]?.push([start, end])
  }
}

/** Where the line at `y` enters and leaves everything within `radius` of a segment; low > high when it passes by. */
function reachOnLine(
  from: Point,
  to: Point,
  radius: number,
  y: number,
): readonly [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const [x, centreY] of [from, to]) {
    const half = Math.sqrt(Math.max(0, radius * radius - (y - centreY) ** 2))
    if (Math.abs(y - centreY) > radius) continue
    low = Math.min(low, x - half)
    high = Math.max(high, x + half)
  }
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const length = Math.hypot(dx, dy)
  if (length === 0) return [low, high]
  // The two straight sides of the band, each where the line crosses it.
  for (const side of [radius, -radius]) {
    const sideX = from[0] - (dy / length) * side
    const sideY = from[1] + (dx / length) * side
    const t = dy === 0 ? Number.NaN : (y - sideY) / dy
    if (!(t >= 0 && t <= 1)) continue
    low = Math.min(low, sideX + dx * t)
    high = Math.max(high, sideX + dx * t)
  }
  return [low, high]
}

/** Whether a place lies at most `radius` from a segment. */
function isNear(from: Point, to: Point, radius: number, x: number, y: number): boolean {
  const t = alongSegment(from, to, [x, y])
  const offX = x - (from[0] + (to[0] - from[0]) * t)
  const offY = y - (from[1] + (to[1] - from[1]) * t)
  return offX * offX + offY * offY <= radius * radius
}
