import type { Point } from '../geometry/types.ts'
import { maskHas, maskIn } from './frames.ts'
import { rowsOf } from './runs.ts'
import type { Mask } from './types.ts'

/** Whether `point` lies on a painted pixel or at most `slack` pixels from one. */
export function maskNear(mask: Mask, point: Point, slack = 0): boolean {
  const [x, y] = point
  if (slack === 0) return maskHas(mask, Math.floor(x), Math.floor(y))
  // One pixel more on each side: one that only touches the circle counts.
  const left = Math.floor(x - slack) - 1
  const top = Math.floor(y - slack) - 1
  const frame = {
    left,
    top,
    width: Math.ceil(x + slack) + 1 - left,
    height: Math.ceil(y + slack) + 1 - top,
  }
  const rows = rowsOf(maskIn(frame, mask))
  for (let row = 0; row < frame.height; row++) {
    const offY = distanceTo(top + row, top + row + 1, y)
    const end = rows.offsets[row + 1] ?? 0
    for (let index = rows.offsets[row] ?? 0; index < end; index += 2) {
      const offX = distanceTo(left + (rows.xs[index] ?? 0), left + (rows.xs[index + 1] ?? 0), x)
      if (offX * offX + offY * offY <= slack * slack) return true
    }
  }
  return false
}

function distanceTo(low: number, high: number, at: number): number {
  return Math.max(0, low - at, at - high)
}
