import { ApiError } from '@gesso/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { jobQuery, sayStillAtJob } from '../../../data/jobs.ts'
import { createHeart, type Heartbeat } from './heart.ts'

const tickMs = 1_000
const beatMs = 30_000
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/**
 * Keeps a job in a person's hands for as long as the page is open, and counts the time that they look at it.
 * @param jobId undefined: it is not in their hands
 */
export function useHeartbeat(jobId: string | undefined): Heartbeat {
  const cache = useQueryClient()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each job has a clock of its own
  const heart = useMemo(() => createHeart(() => performance.now()), [jobId])
  useEffect(() => {
    if (jobId === undefined) return
    const { clock } = heart
    const ended = new AbortController()
    const touch = () => clock.touch()
    for (const sign of signs)
      window.addEventListener(sign, touch, { signal: ended.signal, passive: true, capture: true })
    const beat = async () => {
      const seconds = clock.take()
      try {
        await sayStillAtJob(jobId, seconds)
      } catch (error) {
        // Refused: it was given back or moved. Any other failure passes.
        if (error instanceof ApiError && error.status >= 400 && error.status < 500)
          return cache.invalidateQueries(jobQuery(jobId))
        clock.giveBack(seconds)
      }
    }
    const ticks = setInterval(() => clock.tick(!document.hidden), tickMs)
    const beats = setInterval(() => heart.beat(beat), beatMs)
    return () => {
      ended.abort()
      clearInterval(ticks)
      clearInterval(beats)
    }
  }, [cache, heart, jobId])
  return heart
}
