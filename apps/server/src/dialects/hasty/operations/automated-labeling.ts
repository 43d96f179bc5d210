import { AppError } from '@gesso/core'
import { findRun, listRunsAt, startRun } from '../../../runs/index.ts'
import { inProject } from '../guards.ts'
import { operation } from '../operation.ts'
import { pageReply, placeOf } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import {
  automatedLabelingInputFromWire,
  LabelingJob,
  LabelingJobBody,
  wireLabelingJob,
} from '../translate/labeling-job.ts'

const kind = 'automated-labeling'

export const automatedLabelingOperations = [
  operation(
    'listAutomatedLabelingJobs',
    { query: listQuery({}), reply: pageOf('LabelingJobPage', LabelingJob) },
    async ({ context, actor, params, query }) => {
      const page = await listRunsAt(context, actor, { projectId: params.project_id, kind }, placeOf(query))
      return pageReply(query, { ...page, items: page.items.map(wireLabelingJob) })
    },
  ),
  operation(
    'createAutomatedLabelingJob',
    { body: LabelingJobBody, reply: LabelingJob },
    async ({ context, actor, params, body }) => {
      const input = automatedLabelingInputFromWire(body)
      return wireLabelingJob(await startRun(context, actor, kind, params.project_id, input))
    },
  ),
  operation('getAutomatedLabelingJob', { reply: LabelingJob }, async ({ context, actor, params }) => {
    const what = 'automated labeling job'
    const run = inProject(await findRun(context, actor, params.job_id), params.project_id, what)
    if (run.kind !== kind) throw new AppError('not_found', { what, id: run.id })
    return wireLabelingJob(run)
  }),
]
