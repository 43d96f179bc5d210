import type { Context } from '../../context.ts'
import { type JobDuty, putOffJobDuty, takeJobDuties } from './queries.ts'

const secondMs = 1000
/** Longer than anything that is done for a job: then whoever took it is gone. */
const leaseMs = 10 * 60 * secondMs
/** From each failed attempt to the next, in seconds; the last one goes on. */
const gaps = [5, 30, 120, 600, 3600]

/** Until when a duty that is taken now is nobody else's. */
export function takenUntil(now: Date): Date {
  return new Date(now.getTime() + leaseMs)
}

/**
 * Does what is due for jobs, one after the other; what fails is tried again later.
 * @param work strikes the duty when it is done
 * @returns how many it was called for
 */
export async function doJobDuties(
  context: Context,
  kinds: readonly JobDuty['duty'][],
  signal: AbortSignal,
  work: (duty: JobDuty) => Promise<void>,
): Promise<number> {
  for (let done = 0; ; done += 1) {
    if (signal.aborted) return done
    const now = context.now()
    const [duty] = await takeJobDuties(context.db, kinds, now, takenUntil(now), 1)
    if (!duty) return done
    try {
      await work(duty)
    } catch (error) {
      await putOff(context, duty, error, signal)
    }
  }
}

/** Has a duty that failed tried again later; at once by the next server, when we broke off ourselves. */
export async function putOff(
  context: Context,
  duty: JobDuty,
  error: unknown,
  signal: AbortSignal,
): Promise<void> {
  const gap = signal.aborted ? 0 : (gaps[Math.min(duty.attempts, gaps.length) - 1] ?? 0)
  await putOffJobDuty(context.db, duty, new Date(context.now().getTime() + gap * secondMs))
  if (!signal.aborted) context.log.warn({ err: error, ...duty }, 'what is due for a job was not done')
}
