import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import type { LockedJob } from '../pass/queries.ts'
import { passOn } from '../pass/stand.ts'
import type { JobRow } from '../queries.ts'
import { roleOfMember } from '../take/queries.ts'
import { refuseOwnReview } from '../take/take-job.ts'
import { refuseIdle } from '../take/worker.ts'
import { leadJobs, refuseState } from './lead-jobs.ts'
import { setAssignee } from './queries.ts'

/**
 * Lets jobs wait for one person alone, or for whoever comes; in other hands they end, and what is saved of them stays.
 * @throws AppError `not_found`, `forbidden`, `job_state_unfit`, `job_taken`; then nothing is assigned
 */
export function assignJobs(
  context: Context,
  actor: Actor,
  projectId: string,
  jobIds: readonly string[],
  given: string | null,
): Promise<JobRow[]> {
  const personId = given?.toLowerCase() ?? null
  return leadJobs(context, actor, projectId, jobIds, async (transaction, jobs, workspaceId) => {
    if (personId !== null) await judgePerson({ ...context, db: transaction }, workspaceId, personId)
    for (const job of jobs) {
      refuseState(job, ['preparing', 'waiting', 'held'], 'assigning it')
      if (personId !== null) refuseOwnReview(job, personId)
    }
    const preparing = jobs.filter(job => job.state === 'preparing')
    await setAssignee(transaction, idsOf(preparing), personId, context.now())
    const others = jobs.filter(job => job.state !== 'preparing' && job.assigneeId !== personId)
    const passages = others.map(job => {
      return { job, outcome: 'moved', to: undefined, assigneeId: personId, quietly: true } as const
    })
    await passOn(context, transaction, passages, actor)
  })
}

function idsOf(jobs: readonly LockedJob[]): string[] {
  return jobs.map(job => job.id)
}

async function judgePerson({ db }: Context, workspaceId: string, personId: string): Promise<void> {
  refuseIdle(await roleOfMember(db, workspaceId, personId), personId)
}
