import type { Stretch } from '@gesso/core'

/** How long the shortest part of a video is that the timeline shows, in milliseconds. */
const shortestMs = 200

/** A view that shows a part of a video, `factor` times as long, with one time staying where it is. */
export function zoomed(
  { startMs, endMs }: Stretch,
  factor: number,
  aroundMs: number,
  durationMs: number,
): Stretch {
  const length = endMs - startMs
  const wanted = Math.min(durationMs, Math.max(Math.min(shortestMs, durationMs), length * factor))
  const part = length > 0 ? (aroundMs - startMs) / length : 0.5
  return within(aroundMs - part * wanted, wanted, durationMs)
}

/** A view moved by some milliseconds, which stays inside the video. */
export function panned({ startMs, endMs }: Stretch, byMs: number, durationMs: number): Stretch {
  return within(startMs + byMs, endMs - startMs, durationMs)
}

/** The view moved as little as makes a time visible. */
export function showing(view: Stretch, timeMs: number, durationMs: number): Stretch {
  if (timeMs >= view.startMs && timeMs <= view.endMs) return view
  const length = view.endMs - view.startMs
  return within(timeMs - length * (timeMs < view.startMs ? 0.1 : 0.9), length, durationMs)
}

function within(startMs: number, length: number, durationMs: number): Stretch {
  const start = Math.min(Math.max(0, startMs), Math.max(0, durationMs - length))
  return { startMs: start, endMs: start + length }
}

const steps = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000]
const longSteps = [60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000]

/** The times that a ruler names: round ones, not more than fit. */
export function ticksOf({ startMs, endMs }: Stretch, most: number): number[] {
  const length = Math.max(1, endMs - startMs)
  const step =
    [...steps, ...longSteps].find(each => length / each <= most) ??
    3_600_000 * Math.ceil(length / most / 3_600_000)
  const first = Math.ceil(startMs / step)
  return Array.from(
    { length: Math.max(0, Math.floor(endMs / step) - first + 1) },
    (_, index) => (first + index) * step,
  )
}
