/** What news tell of, e.g. the jobs of a project, or the comments on a media. */
export type NewsSubject = `jobs of ${string}` | `comments on ${string}`

/** Tells viewers that something has changed, after it was committed; what it is now they ask for themselves. */
export interface NewsFeed {
  tell(subject: NewsSubject): void
  /** @returns call it to stop */
  listen(subject: NewsSubject, onNews: () => void): () => void
}
