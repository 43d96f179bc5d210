import type { Context } from '../../../context.ts'
import { leaseMs } from '../take/lease.ts'
import { lapsedJobs, lockJobs } from './queries.ts'
import { passOn } from './stand.ts'

const jobsPerRound = 100

/**
 * Lets jobs wait again whose holders were not heard of for too long; labels stay, and what was assigned waits for the same
 * person.
 * @returns how many
 */
export async function returnLapsedJobs(context: Context): Promise<number> {
  let returned = 0
  for (;;) {
    const round = await returnSome(context)
    returned += round
    if (round < jobsPerRound) return returned
  }
}

async function returnSome(context: Context): Promise<number> {
  const now = context.now()
  const since = new Date(now.getTime() - leaseMs)
  const found = await lapsedJobs(context.db, { now, since, limit: jobsPerRound })
  if (found.length === 0) return 0
  const returned = await context.db.transaction().execute(async transaction => {
    const locked = await lockJobs(transaction, found)
    // Looked up again now that nobody can renew them.
    const still = await lapsedJobs(transaction, { now, since, limit: jobsPerRound })
    const lapsed = locked.filter(job => still.includes(job.id))
    const passages = lapsed.map(job => {
      const assigneeId = job.takenBy === 'assignment' ? job.assigneeId : null
      return { job, outcome: 'expired', to: undefined, assigneeId, quietly: true } as const
    })
    await passOn(context, transaction, passages, { id: null })
    return lapsed
  })
  for (const projectId of new Set(returned.map(job => job.projectId)))
    context.news.tell(`jobs of ${projectId}`)
  return returned.length
}
