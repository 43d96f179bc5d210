import { AppError, startOf } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findBatchesForJobs } from '../../batches/index.ts'
import { findProject } from '../../projects/index.ts'
import { findWorkflowsForJobs } from '../../workflows/index.ts'
import { type JobRow, jobsByIds } from '../queries.ts'
import type { NewJob } from '../schemas.ts'
import { type InsertedJob, idsOfReferences, insertJobs } from './queries.ts'
import { makeTaxonomy } from './taxonomy.ts'

const usualPriority = 5

/**
 * Makes jobs, all or none; their pictures are fetched in the background. Classes and attributes of their labels that the
 * project does not know are made with them.
 * @returns them in the order of the ids that they were given
 * @throws AppError `not_found` for a batch or workflow that is not of the project, `workflow_retired`, `taxonomy_locked`,
 * `invalid_input`; `reference_taken` where a job of that reference is there already, however many ask at once
 */
export async function createJobs(
  context: Context,
  actor: Actor,
  projectId: string,
  jobs: readonly NewJob[],
): Promise<JobRow[]> {
  const project = await findProject(context, actor, projectId, 'create jobs')
  jobs.forEach((job, at) => {
    refuseRepeated(
      job.attachments.map(each => each.frameId),
      frame => `jobs[${at}].attachments[${frame}].frameId`,
    )
  })
  refuseRepeated(
    jobs.map(job => job.referenceId),
    at => `jobs[${at}].referenceId`,
  )
  const rows = await placed(context, actor, project.id, jobs)
  await context.db.transaction().execute(async db => {
    await makeTaxonomy({ ...context, db }, project.id, jobs)
    await insertAll({ ...context, db }, actor, project.id, rows)
  })
  context.nudge('attachments')
  context.news.tell(`jobs of ${project.id}`)
  return jobsByIds(
    context.db,
    rows.map(row => row.id),
  )
}

/**
 * Adds jobs with what they stand on.
 * @throws AppError `reference_taken`, and the transaction is to be given up
 */
export async function insertAll(
  { db, now }: Context,
  by: { readonly id: string },
  projectId: string,
  rows: readonly InsertedJob[],
): Promise<void> {
  const added = await insertJobs(db, projectId, rows, by, now())
  const at = rows.findIndex(row => !added.has(row.referenceId))
  const referenceId = rows[at]?.referenceId
  if (referenceId === undefined) return
  const jobId = (await idsOfReferences(db, projectId, [referenceId])).get(referenceId) ?? null
  throw new AppError('reference_taken', { field: `jobs[${at}].referenceId`, referenceId, jobId })
}

async function placed(
  context: Context,
  by: { readonly id: string },
  projectId: string,
  jobs: readonly NewJob[],
): Promise<InsertedJob[]> {
  const given = jobs.map(({ batchId = null, workflowId = null }) => ({ batchId, workflowId }))
  const batches = await findBatchesForJobs(
    context,
    by,
    projectId,
    given.map(each => each.batchId),
  )
  const workflows = await findWorkflowsForJobs(
    context,
    by,
    projectId,
    given.map(each => each.workflowId),
  )
  return jobs.map(({ batchId = null, workflowId = null, ...job }) => {
    const workflow = workflows.get(workflowId?.toLowerCase() ?? null)
    const batch = batches.get(batchId?.toLowerCase() ?? null)
    if (!workflow || !batch) throw new Error('a job has no batch or no workflow')
    return {
      id: context.newId(),
      batchId: batch,
      workflowId: workflow.id,
      workflowVersion: workflow.version,
      referenceId: job.referenceId,
      step: startOf(workflow)?.id ?? '',
      priority: job.priority ?? usualPriority,
      frames: job.attachments.length,
      facts: job.facts ?? {},
      given: job.given ?? {},
      prelabels: job.prelabels || job.masks ? { labels: job.prelabels ?? [], masks: job.masks ?? [] } : null,
      attachments: job.attachments,
    }
  })
}

function refuseRepeated(names: readonly (string | null)[], fieldOf: (at: number) => string): void {
  const places = new Map<string | null, number>()
  names.forEach((name, at) => {
    const first = places.get(name)
    if (first !== undefined)
      throw new AppError('invalid_input', { field: fieldOf(at), problem: `is that of ${fieldOf(first)} too` })
    places.set(name, at)
  })
}
