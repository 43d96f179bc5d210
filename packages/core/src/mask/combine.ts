import { boxIntersection, boxUnion } from '../geometry/boxes.ts'
import type { Box } from '../geometry/types.ts'
import { boxOfFrame, maskArea } from './frames.ts'
import { emptyMask, type Runs, runsIn, tightMask } from './runs.ts'
import type { Frame, Mask } from './types.ts'

/** What either mask paints, in the smallest rectangle. */
export function maskUnion(a: Mask, b: Mask): Mask {
  const frame = frameOfBox(boxUnion(boxOfFrame(a), boxOfFrame(b)))
  return tightMask(
    frame,
    combined(runsIn(frame, a), runsIn(frame, b), (inA, inB) => inA || inB),
  )
}

/** What both masks paint, in the smallest rectangle; `emptyMask` when they share nothing. */
export function maskIntersection(a: Mask, b: Mask): Mask {
  const shared = boxIntersection(boxOfFrame(a), boxOfFrame(b))
  if (shared === undefined) return emptyMask
  const frame = frameOfBox(shared)
  return tightMask(
    frame,
    combined(runsIn(frame, a), runsIn(frame, b), (inA, inB) => inA && inB),
  )
}

/** What `a` paints and `b` does not, in the smallest rectangle; `emptyMask` when nothing is left. */
export function maskDifference(a: Mask, b: Mask): Mask {
  return tightMask(
    a,
    combined(runsIn(a, a), runsIn(a, b), (inA, inB) => inA && !inB),
  )
}

/** How many pixels both masks paint. */
export function maskOverlap(a: Mask, b: Mask): number {
  return maskArea(maskIntersection(a, b))
}

/** Shared pixels over joint pixels, 0 to 1; 0 when neither paints anything. */
export function maskIou(a: Mask, b: Mask): number {
  const shared = maskOverlap(a, b)
  return shared === 0 ? 0 : shared / (maskArea(a) + maskArea(b) - shared)
}

/** Both run lists swept once, side by side; a pixel stays where `keep` says so. */
function combined(a: Runs, b: Runs, keep: (inA: boolean, inB: boolean) => boolean): Runs {
  const kept: number[] = []
  let nextA = 0
  let nextB = 0
  let keeping = false
  while (nextA < a.length || nextB < b.length) {
    const atA = a[nextA] ?? Number.POSITIVE_INFINITY
    const atB = b[nextB] ?? Number.POSITIVE_INFINITY
    if (atA <= atB) nextA++
    if (atB <= atA) nextB++
    const keeps = keep(nextA % 2 === 1, nextB % 2 === 1)
    if (keeps !== keeping) kept.push(Math.min(atA, atB))
    keeping = keeps
  }
  return kept
}

function frameOfBox(box: Box): Frame {
  return { left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top }
}
