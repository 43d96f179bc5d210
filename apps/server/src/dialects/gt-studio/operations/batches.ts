import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { Description, Name, named, nullable, Uuid } from '../../../contract/schemas.ts'
import { createBatch, findBatch } from '../../../resources/batches/index.ts'
import { type JobRow, listJobsAfter } from '../../../resources/jobs/index.ts'
import { listWorkflows } from '../../../resources/workflows/index.ts'
import { operation } from '../operation.ts'
import { WireStatus } from '../schemas.ts'
import { tagOf, wireJobStatus } from '../translate/job.ts'
import { idOfPageToken, pageTokenAfter } from '../translate/page-token.ts'

/** So many jobs are on a page, as the vendor says. */
const pageLength = 100

const NewBatch = Type.Object({
  name: Name,
  label: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
  description: Type.Optional(nullable(Description)),
  /** that of the path */
  project_id: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
})

const Count = Type.Integer({ minimum: 0 })

const BatchJob = named(
  'BatchJob',
  Type.Object({
    id: Uuid,
    reference_id: Type.String(),
    status: WireStatus,
    frames: Count,
    annotations: Count,
    priority_weight: Type.Integer(),
    tag: Type.String(),
    viewer_url: Type.String(),
  }),
)

const BatchPage = named(
  'WireBatchPage',
  Type.Object({
    id: Uuid,
    project_id: Uuid,
    name: Type.String(),
    jobs: Type.Array(BatchJob),
    /** empty on the last page */
    next_page_token: Type.String(),
  }),
)

export const batchOperations = [
  operation(
    'createBatch',
    { body: NewBatch, reply: named('MadeBatch', Type.Object({ batch_id: Uuid })) },
    async ({ context, actor, params, body }) => {
      const { project_id, name, label, description } = body
      if (project_id && project_id.toLowerCase() !== params.project_id)
        throw new AppError('invalid_input', { field: 'project_id', problem: 'is not that of the path' })
      const { id } = await createBatch(context, actor, params.project_id, { name, label, description })
      return { batch_id: id }
    },
  ),
  operation(
    'getBatch',
    { query: Type.Object({ page_token: Type.Optional(Type.String({ maxLength: 100 })) }), reply: BatchPage },
    async ({ context, actor, params, query }) => {
      const after = query.page_token === undefined ? undefined : idOfPageToken(query.page_token)
      const batch = await findBatch(context, actor, params.batch_id, 'read the workspace')
      if (batch.projectId !== params.project_id)
        throw new AppError('not_found', { what: 'batch', id: batch.id })
      const filter = { batchId: batch.id }
      const found = await listJobsAfter(context, actor, batch.projectId, filter, after, pageLength + 1)
      const jobs = found.slice(0, pageLength)
      const workflows = new Map(
        (await listWorkflows(context, actor, batch.projectId)).map(workflow => [workflow.id, workflow]),
      )
      const last = found.length > pageLength ? jobs.at(-1) : undefined
      return {
        id: batch.id,
        project_id: batch.projectId,
        name: batch.name,
        jobs: jobs.map(job => wireBatchJob(job, tagOf(job, workflows.get(job.workflowId)))),
        next_page_token: last ? pageTokenAfter(last.id) : '',
      }
    },
  ),
]

function wireBatchJob(job: JobRow, tag: string) {
  return {
    id: job.id,
    reference_id: job.referenceId,
    status: wireJobStatus(job),
    frames: job.frames,
    annotations: job.labels,
    priority_weight: job.priority,
    tag,
    viewer_url: '',
  }
}
