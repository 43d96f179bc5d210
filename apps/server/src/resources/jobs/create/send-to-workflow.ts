import { AppError, startOf } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findBatchesForJobs } from '../../batches/index.ts'
import { findProject } from '../../projects/index.ts'
import { findWorkflowsForJobs } from '../../workflows/index.ts'
import { setOut } from '../pass/begin-job.ts'
import { lockJobs } from '../pass/queries.ts'
import type { JobRow } from '../queries.ts'
import { insertAll } from './create-jobs.ts'
import { lockMediaToSend } from './queries.ts'

/** What is sent, and where. */
export interface Sending {
  readonly mediaIds: readonly string[]
  readonly workflowId?: string | null | undefined
  readonly batchId?: string | null | undefined
  readonly priority?: number | undefined
}

/**
 * Sends images and videos that are here already into a workflow: all or none.
 * @throws AppError `not_found` for what is not of the project, `workflow_retired`; `reference_taken` for a media with a job
 * that is not finished
 */
export async function sendToWorkflow(
  context: Context,
  actor: Actor,
  projectId: string,
  { mediaIds, workflowId = null, batchId = null, priority = 5 }: Sending,
): Promise<JobRow[]> {
  const project = await findProject(context, actor, projectId, 'create jobs')
  const batches = await findBatchesForJobs(context, actor, project.id, [batchId])
  const workflows = await findWorkflowsForJobs(context, actor, project.id, [workflowId])
  const [[, batch] = [], [, workflow] = []] = [[...batches][0], [...workflows][0]]
  if (batch === undefined || !workflow) throw new Error('there is no batch or no workflow')
  const ids = [...new Set(mediaIds.map(id => id.toLowerCase()))]
  const step = startOf(workflow)?.id ?? ''
  const sent = await context.db.transaction().execute(async db => {
    const media = new Map((await lockMediaToSend(db, project.id, ids)).map(each => [each.id, each]))
    const rows = ids.map(id => {
      const found = media.get(id)
      if (!found) throw new AppError('not_found', { what: 'image or video', id })
      if (found.openJobId)
        throw new AppError('reference_taken', { field: 'mediaIds', referenceId: id, jobId: found.openJobId })
      return {
        id: context.newId(),
        batchId: batch,
        workflowId: workflow.id,
        workflowVersion: workflow.version,
        mediaId: id,
        referenceId: found.jobs === 0 ? id : `${id}/${found.jobs + 1}`,
        step,
        priority,
        frames: found.frames,
        facts: {},
        given: {},
        prelabels: null,
        attachments: [],
      }
    })
    await insertAll({ ...context, db }, actor, project.id, rows)
    const made = rows.map(row => row.id)
    return setOut(context, db, await lockJobs(db, made), actor)
  })
  context.news.tell(`jobs of ${project.id}`)
  return sent
}
