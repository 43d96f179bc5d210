import { createAlarm } from './alarm.ts'
import type { NewsFeed, NewsSubject } from './news-feed.ts'

/** How often news are told. */
export interface NewsPace {
  /** after so long without news comes `quiet` */
  readonly quietMs: number
  /** Lets time pass after news: what happens meanwhile is told as one. */
  pause(signal: AbortSignal): Promise<void>
}

/**
 * That something has changed, until the signal: once at the beginning, for whoever comes may have missed something, and
 * then after it happened, however often it did since it was last told.
 */
export async function* followNews(
  feed: NewsFeed,
  subject: NewsSubject,
  { quietMs, pause }: NewsPace,
  signal: AbortSignal,
): AsyncGenerator<'news' | 'quiet', void> {
  const alarm = createAlarm(signal)
  let news = true
  const stop = feed.listen(subject, () => {
    news = true
    alarm.ring()
  })
  try {
    while (!signal.aborted) {
      if (news) {
        news = false
        yield 'news'
        await pause(signal)
      } else if (!(await alarm.rings(quietMs))) yield 'quiet'
    }
  } finally {
    stop()
  }
}
