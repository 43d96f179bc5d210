import type { FrameStretch } from './keyframes.ts'

/** What lies in any of these stretches, in order; those that touch or overlap are one. */
export function joinedStretches(stretches: readonly FrameStretch[]): readonly FrameStretch[] {
  const joined: FrameStretch[] = []
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else joined.push({ from, to })
  }
  return joined
}

/** How many frames both have. Stretches are in order and do not overlap. */
export function sharedFrames(a: readonly FrameStretch[], b: readonly FrameStretch[]): number {
  return framesIn(a) + framesIn(b) - framesIn(joinedStretches([...a, ...b]))
}

/** How many frames there are in stretches that do not overlap. */
export function framesIn(stretches: readonly FrameStretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** At most `most` frames of stretches that are in order and do not overlap, evenly spread. */
export function spreadFrames(stretches: readonly FrameStretch[], most: number): readonly number[] {
  const all = framesIn(stretches)
  const count = Math.min(all, most)
  const frames: number[] = []
  let before = 0
  for (const { from, to } of stretches) {
    for (;;) {
      // In the middle of the share that it stands for.
      const place = Math.floor(((frames.length + 0.5) * all) / count) - before
      if (frames.length >= count || place >= to - from) break
      frames.push(from + place)
    }
    before += to - from
  }
  return frames
}
