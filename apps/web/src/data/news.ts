import { useEffect, useRef } from 'react'
import { followEvents } from './follow-events.ts'
import { paced } from './paced.ts'

/** Pages are refreshed for news at most this often, however busy a project is. */
const apartMs = 2_000

/** Where news come, one still asks now and then: what other processes did is not told. */
const toldMs = 60_000

/** A stream of news, by its address. */
export type NewsUrl = `/api/projects/${string}/jobs/feed` | `/api/media/${string}/comments/feed`

/** The news of the jobs and batches of a project, and of what was told of them. */
export function jobNews(projectId: string): NewsUrl {
  return `/api/projects/${projectId}/jobs/feed`
}

/** The news of the comments on a media. */
export function commentNews(mediaId: string): NewsUrl {
  return `/api/media/${mediaId}/comments/feed`
}

/** Those that come just now. */
const coming = new Set<NewsUrl>()

/** How often to ask: seldom while news come, by the clock when they do not. @param untoldMs without news */
export function askedEvery(url: NewsUrl, untoldMs: number): () => number {
  return () => (coming.has(url) ? toldMs : untoldMs)
}

/** Refreshes for news as long as the page stands, and once more when they cease: then one asks by the clock. */
export function useNews(url: NewsUrl, refresh: () => Promise<unknown>): void {
  const latest = useRef(refresh)
  useEffect(() => {
    latest.current = refresh
  })
  useEffect(() => {
    const refreshing = paced(() => latest.current(), apartMs)
    const stop = followEvents(() => url, {
      onEvent() {
        coming.add(url)
        refreshing.ask()
      },
      onLost() {
        if (coming.delete(url)) refreshing.ask()
      },
    })
    return () => {
      stop()
      refreshing.stop()
      coming.delete(url)
    }
  }, [url])
}
