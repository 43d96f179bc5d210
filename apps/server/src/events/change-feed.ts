import type { AppliedChange } from '@gesso/core'

/** Tells viewers of a media about changes, after they are committed. */
export interface ChangeFeed {
  /** @param change made only when there are viewers */
  publish(mediaId: string, change: () => AppliedChange): void
  /** @returns call it to stop */
  subscribe(mediaId: string, onChange: (change: AppliedChange) => void): () => void
}
