import type { Context } from '../../context.ts'
import { type JobDuty, putOffJobDuty, takeJobDuties } from './queries.ts'
import { causeOf, gapAfter, refuseWornOut } from './tries.ts'

const secondMs = 1000
/** Longer than anything that is done for a job: then whoever took it is gone. */
const leaseMs = 10 * 60 * secondMs
/** Until when a duty that is taken now is nobody else's. */
export function takenUntil(now: Date): Date {
  return new Date(now.getTime() + leaseMs)
}

/**
 * Does what is due for jobs, one after the other; what fails is tried again later, for nearly a day.
 * @param work strikes the duty when it is done
 * @param giveUp strikes it when it failed for the last time, and is told why in words for anybody
 * @returns how many it was called for
 */
export async function doJobDuties(
  context: Context,
  kinds: readonly JobDuty['duty'][],
  signal: AbortSignal,
  work: (duty: JobDuty) => Promise<void>,
  giveUp: (duty: JobDuty, cause: string) => Promise<void>,
): Promise<number> {
  for (let done = 0; ; done += 1) {
    if (signal.aborted) return done
    const now = context.now()
    const [duty] = await takeJobDuties(context.db, kinds, now, takenUntil(now), 1)
    if (!duty) return done
    try {
      refuseWornOut(duty)
      await work(duty)
    } catch (error) {
      if (signal.aborted || gapAfter(duty) !== undefined) await putOff(context, duty, error, signal)
      else {
        context.log.error({ err: error, ...duty }, 'what is due for a job is given up')
        await giveUp(duty, causeOf(error))
      }
    }
  }
}

/** Has a duty that failed tried again later, or given up; at once by the next server, when we broke off ourselves. */
export async function putOff(
  context: Context,
  duty: JobDuty,
  error: unknown,
  signal: AbortSignal,
): Promise<void> {
  const now = context.now()
  if (signal.aborted) {
    await putOffJobDuty(context.db, duty, { nextAt: now, attempts: duty.attempts - 1, problem: null })
    return
  }
  const gap = gapAfter(duty)
  const nextAt = gap === undefined ? null : new Date(now.getTime() + gap * secondMs)
  const problem = { message: causeOf(error), attempts: duty.attempts, at: now.toISOString() }
  const projectId = await putOffJobDuty(context.db, duty, { nextAt, attempts: duty.attempts, problem })
  context.log.warn({ err: error, ...duty, nextAt }, 'what is due for a job was not done')
  if (projectId !== undefined) context.news.tell(`jobs of ${projectId}`)
}
