/** Where a frame begins, or how wide so many are, on a line of `count` frames; CSS. */
export function percent(frames: number, count: number): string {
  return `${(frames / Math.max(1, count)) * 100}%`
}

/** The frame under a place of a line of `count` frames. @param share of its length, from 0 to 1 */
export function frameUnder(share: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)))
}

/** The frames that are named on a ruler: at most `most`, by steps of 1, 2 or 5 times a power of ten. */
export function namedFrames(count: number, most: number): readonly number[] {
  const least = Math.max(1, count / Math.max(1, most))
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 5, 10].map(each => each * power).find(each => each >= least) ?? 1
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step)
}
