/** A stretch of a video, in milliseconds; its end is not included. */
export interface Stretch {
  readonly startMs: number
  readonly endMs: number
}

/**
 * What a stretch leaves of another that it is laid over: nothing, one piece, or one before and one after it.
 * @returns the pieces in their order
 */
export function piecesBeside(covered: Stretch, cover: Stretch): Stretch[] {
  const before = { startMs: covered.startMs, endMs: Math.min(covered.endMs, cover.startMs) }
  const after = { startMs: Math.max(covered.startMs, cover.endMs), endMs: covered.endMs }
  return [before, after].filter(({ startMs, endMs }) => startMs < endMs)
}
