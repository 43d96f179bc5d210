import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { named, Uuid } from '../../../contract/schemas.ts'
import { newestResultUrl, signedResultUrl } from '../../../resources/job-results/index.ts'
import { findJob } from '../../../resources/jobs/index.ts'
import { findWorkflow } from '../../../resources/workflows/index.ts'
import { operation } from '../operation.ts'
import { Redirection } from '../redirection.ts'
import { WireStatus } from '../schemas.ts'
import { tagOf, wireJobStatus } from '../translate/job.ts'

const JobResult = named(
  'WireJobResult',
  Type.Object({
    project_id: Uuid,
    reference_id: Type.String(),
    job_id: Uuid,
    batch_id: Uuid,
    status: WireStatus,
    /** version 1 tells the workflow's id here */
    tag: Type.String(),
    priority_weight: Type.Integer(),
    /** the URL of the result; empty until the job is completed */
    result: Type.String(),
    /** version 1 alone */
    work_flow_id: Type.Optional(Uuid),
  }),
)

export const resultOperations = [
  operation('getJobResult', { reply: JobResult }, async ({ context, actor, url, params }) => {
    const job = await findJob(context, actor, params.job_id, 'read the workspace')
    if (job.projectId !== params.project_id) throw new AppError('not_found', { what: 'job', id: job.id })
    const result = await newestResultUrl(context, actor, job)
    const first = url.startsWith('/v1')
    const workflow = first
      ? undefined
      : await findWorkflow(context, actor, job.workflowId, 'read the workspace')
    return {
      project_id: job.projectId,
      reference_id: job.referenceId,
      job_id: job.id,
      batch_id: job.batchId,
      status: wireJobStatus(job),
      tag: first ? job.workflowId : tagOf(job, workflow),
      priority_weight: job.priority,
      result: result ?? '',
      ...(first ? { work_flow_id: job.workflowId } : {}),
    }
  }),
  operation(
    'openAttachment',
    { query: Type.Object({ url: Type.String({ minLength: 1, maxLength: 4000 }) }) },
    async ({ context, actor, query }) => new Redirection(await signedResultUrl(context, actor, query.url)),
  ),
]
