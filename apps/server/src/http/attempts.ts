import { isIPv6 } from 'node:net'
import { AppError } from '@gesso/core'
import type { AttemptLimit } from '../contract/operation.ts'

/** Counts failed attempts to guess a secret, an address each; kept in memory, so each process of a cluster has its own. */
export interface Attempts {
  /**
   * Begins an attempt; it counts as failed until it is said to have succeeded, so that many at once do not slip through.
   * @returns call it on success
   * @throws AppError `too_many_requests`
   */
  begin(address: string): () => void
}

/** @param now milliseconds since 1970 */
export function countAttempts({ failures, seconds }: AttemptLimit, now: () => number): Attempts {
  const windows = new Map<string, { until: number; count: number }>()
  return {
    begin(address) {
      for (const [known, { until }] of windows) if (until <= now()) windows.delete(known)
      const who = neighbourhoodOf(address)
      const window = windows.get(who) ?? { until: now() + seconds * 1000, count: 0 }
      if (window.count >= failures)
        throw new AppError('too_many_requests', { seconds: Math.ceil((window.until - now()) / 1000) })
      window.count++
      windows.set(who, window)
      return () => void window.count--
    },
  }
}

/** One caller has a whole /64 of IPv6 addresses to choose from. */
function neighbourhoodOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::')) return address
  const [start = '', end = ''] = address.split('::')
  const groups = start.split(':')
  const left = 8 - groups.length - (end ? end.split(':').length : 0)
  return [...groups, ...Array<string>(address.includes('::') ? left : 0).fill('0')].slice(0, 4).join(':')
}
