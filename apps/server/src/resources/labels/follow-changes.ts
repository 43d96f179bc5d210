import type { AppliedChange } from '@gesso/core'
import type { Context } from '../../context.ts'
import { createAlarm } from '../../events/index.ts'
import { presentChange } from './present.ts'
import { changesAfter } from './queries.ts'

const changesPerRead = 100

/** How many live changes wait for a slow reader before they are read from the history instead. */
const maxWaiting = 100

/**
 * Every change of an image after a revision, in order and without gaps, until the signal: first what was missed, then
 * live ones.
 * @param quietMs after so long without a change comes `quiet`
 */
export async function* followChanges(
  context: Context,
  imageId: string,
  afterRevision: number,
  quietMs: number,
  signal: AbortSignal,
): AsyncGenerator<AppliedChange | 'quiet', void> {
  const waiting: AppliedChange[] = []
  const alarm = createAlarm(signal)
  let behind = true
  let last = afterRevision
  const unsubscribe = context.feed.subscribe(imageId, change => {
    if (waiting.length < maxWaiting) waiting.push(change)
    else behind = true
    alarm.ring()
  })
  try {
    while (!signal.aborted) {
      if (behind) {
        const missed = await changesAfter(context.db, imageId, last, changesPerRead)
        behind = missed.length === changesPerRead
        for (const row of missed) {
          yield presentChange(row)
          last = row.revision
        }
        continue
      }
      const next = waiting.shift()
      if (!next) {
        if (!(await alarm.rings(quietMs))) yield 'quiet'
      } else if (next.revision === last + 1) {
        yield next
        last = next.revision
        // Those who publish do not wait for each other: a later change may be heard of first.
      } else behind ||= next.revision > last
    }
  } finally {
    unsubscribe()
  }
}
