import type { Context } from '../../../context.ts'
import { violatedConstraint } from '../../../db/index.ts'
import { type Actor, authorise } from '../../access/index.ts'
import { showStatusOfMedia } from '../../images/index.ts'
import { returnLapsedJobs } from '../pass/return-lapsed.ts'
import type { JobWithVisits } from '../queries.ts'
import { leasedUntil } from './lease.ts'
import {
  firstOffered,
  projectToWorkAt,
  type QueueFilter,
  type Taken,
  type Taking,
  takeBest,
} from './queries.ts'
import { workerAt } from './worker.ts'

/**
 * Takes the best job for somebody: the one that they hold, one that waits for them alone, else the first of the queue by
 * priority, batch, how nearly it is done, and age.
 * @returns undefined when there is none
 * @throws AppError `not_found`, `forbidden`; `person_missing` for an API key that names nobody
 */
export async function takeNextJob(
  context: Context,
  actor: Actor,
  projectId: string,
  { personId, ...filter }: QueueFilter & { readonly personId?: string | undefined },
): Promise<JobWithVisits | undefined> {
  const project = await projectToWorkAt(context.db, projectId, personId)
  authorise(actor, project, 'do jobs', { what: 'project', id: projectId })
  const { id } = project
  const worker = workerAt(actor, project, personId)
  let taken = await takeOnce(context, id, worker, filter)
  if (!taken) {
    await returnLapsedJobs(context)
    // Also when it returned none: another may have returned some since the queue was looked at.
    taken = await takeOnce(context, id, worker, filter)
  }
  if (!taken) return undefined
  context.news.tell(`jobs of ${id}`)
  await showTaken(context, taken, worker)
  return taken
}

/**
 * What is locked just now is not always being taken: a lead may be looking at it, or its result be written. So where nothing
 * else is left, it is waited for; one at a time, for who holds no other lock keeps nobody waiting.
 */
async function takeOnce(
  context: Context,
  projectId: string,
  personId: string,
  filter: QueueFilter,
): Promise<Taken | undefined> {
  for (;;) {
    const taken = await takeOrSame(context, projectId, personId, filter)
    if (taken) return taken
    const locked = await firstOffered(context.db, { projectId, personId }, filter)
    if (locked === undefined) return undefined
    const waited = await takeOrSame(context, projectId, personId, filter, locked)
    if (waited) return waited
  }
}

async function takeOrSame(
  context: Context,
  projectId: string,
  personId: string,
  filter: QueueFilter,
  only?: string,
): Promise<Taken | undefined> {
  const take = () => takeBest(context.db, takingBy(context, projectId, personId), filter, only)
  try {
    return await take()
  } catch (error) {
    // Asked twice at once: the other request took one, and this one is given the same.
    if (violatedConstraint(error) === 'job_pulled') return take()
    throw error
  }
}

/** A stay that would begin now. */
export function takingBy(
  { now: clock, newId }: Pick<Context, 'now' | 'newId'>,
  projectId: string,
  personId: string,
): Taking {
  const now = clock()
  return { projectId, personId, visitId: newId(), now, until: leasedUntil(now) }
}

/** Shows by its status that a media is being worked at, where that was not shown as it was taken. */
export async function showTaken(
  { db, now }: Context,
  { job: { stepKind, mediaId }, mediaStatus }: Taken,
  personId: string,
): Promise<void> {
  if (mediaId === null || stepKind === 'review' || mediaStatus === 'IN PROGRESS') return
  await showStatusOfMedia(db, mediaId, 'IN PROGRESS', { id: personId }, now())
}
