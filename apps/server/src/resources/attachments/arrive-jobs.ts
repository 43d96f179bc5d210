import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { doJobDuties, type JobDuty, strikeJobDuties } from '../job-results/index.ts'
import { beginJob, failJob, type JobProblem } from '../jobs/index.ts'
import { checkPrelabels, labelJob, prelabelsOf } from './label-job.ts'
import { frameNameOf, isSequence, makeMedia } from './make-media.ts'
import {
  type ArrivedJob,
  type AttachmentRow,
  addMasks,
  arrivedJobById,
  attachmentsOf,
  forgetArrivals,
} from './queries.ts'

/**
 * Makes the media of jobs whose pictures have come, puts on them the labels that came along, and lets the jobs set out; each
 * step is done once, wherever a server stopped before.
 * @returns how many jobs were looked at
 */
export function arriveJobs(context: Context, signal: AbortSignal): Promise<number> {
  const end = async (duty: JobDuty, settled: boolean) => {
    await context.db.transaction().execute(async transaction => {
      if (settled) await forgetArrivals(transaction, duty.jobId)
      await strikeJobDuties(transaction, [duty])
    })
    context.nudge('attachments', 'results')
  }
  const work = async (duty: JobDuty) => {
    const job = await arrivedJobById(context.db, duty.jobId)
    await end(duty, job?.state === 'preparing' ? await arrive(context, job) : false)
  }
  const giveUp = async (duty: JobDuty, cause: string) => {
    const job = await arrivedJobById(context.db, duty.jobId)
    const preparing = job?.state === 'preparing'
    const message = `What came with the job could not be kept here: ${cause}`
    if (preparing) await failJob(context, duty.jobId, { code: 'not_kept', message, frames: [] })
    await end(duty, preparing)
  }
  return doJobDuties(context, ['media'], signal, work, giveUp)
}

/** @returns whether nothing more is needed of what came with the job */
async function arrive(context: Context, job: ArrivedJob): Promise<boolean> {
  const attachments = await attachmentsOf(context.db, job.id)
  const prelabels = prelabelsOf(job)
  const refused = refusalOf(() => checkPrelabels(prelabels))
  const pictures = attachments.filter(({ role }) => role === 'picture')
  const missing = pictures.filter(({ state }) => state === 'failed')
  if (!refused && missing.length === 0 && wantsMasks(prelabels, attachments)) {
    const { masks = [] } = prelabels
    await addMasks(context.db, job.id, masks, context.now())
    return false
  }
  if (job.direct && !refused && missing.length === 0) {
    await beginJob(context, job.id)
    return false
  }
  const nothing = job.direct || missing.length === pictures.length
  const mediaId = job.mediaId ?? (nothing ? undefined : await makeMedia(context, job, pictures))
  const problem =
    problemOfMissing(missing, isSequence(pictures)) ??
    refused ??
    (await labelled(context, job, mediaId, attachments))
  if (problem) await failJob(context, job.id, problem, mediaId)
  else await beginJob(context, job.id, mediaId)
  return true
}

function wantsMasks({ masks = [] }: ReturnType<typeof prelabelsOf>, attachments: readonly AttachmentRow[]) {
  return masks.length > 0 && attachments.every(({ role }) => role !== 'mask')
}

async function labelled(
  context: Context,
  job: ArrivedJob,
  mediaId: string | undefined,
  attachments: readonly AttachmentRow[],
): Promise<JobProblem | undefined> {
  const masks = attachments.filter(({ role, state }) => role === 'mask' && state === 'failed')
  const [mask] = masks
  if (mask) {
    const frames = masks.map(frameNameOf)
    return { code: 'masks_refused', message: `The mask ${mask.url} cannot be had: ${mask.problem}`, frames }
  }
  try {
    if (mediaId !== undefined) await labelJob(context, job, mediaId, attachments)
  } catch (error) {
    return refusal(error)
  }
}

function refusalOf(check: () => void): JobProblem | undefined {
  try {
    check()
  } catch (error) {
    return refusal(error)
  }
}

/** What is wrong with the labels that came with a job. @throws what is wrong with us */
function refusal(error: unknown): JobProblem {
  if (!(error instanceof AppError) || error.status >= 500) throw error
  const code = error.code === 'picture_unreadable' ? 'masks_refused' : 'labels_refused'
  return { code, message: error.message, frames: [] }
}

function problemOfMissing(missing: readonly AttachmentRow[], sequence: boolean): JobProblem | undefined {
  const [first] = missing
  if (!first) return undefined
  const frames = missing.map(frameNameOf)
  const what = sequence ? `The picture of frame "${frames[0]}"` : 'The picture'
  const others = missing.length > 1 ? `; ${missing.length - 1} more frames neither` : ''
  return { code: 'pictures_missing', message: `${what} cannot be had: ${first.problem}${others}`, frames }
}
