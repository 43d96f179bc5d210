import { type Route, route } from '../../contract/operation.ts'
import { jobContract } from './contract.ts'
import { countDatasetJobs } from './count-dataset-jobs.ts'
import { createJobs } from './create/create-jobs.ts'
import { sendToWorkflow } from './create/send-to-workflow.ts'
import { jobVersion } from './figures/job-version.ts'
import { peopleFigures } from './figures/people-figures.ts'
import { getJob } from './find-job.ts'
import { assignJobs } from './lead/assign-jobs.ts'
import { moveJobs, reopenJobs } from './lead/move-jobs.ts'
import { prioritiseJobs } from './lead/prioritise-jobs.ts'
import { retryResults } from './lead/retry-results.ts'
import { listJobs } from './list-jobs.ts'
import { releaseJob, skipJob } from './pass/leave-job.ts'
import { acceptJob, rejectJob } from './pass/review-job.ts'
import { submitJob } from './pass/submit-job.ts'
import { presentDetails, presentJob, presentListed } from './present.ts'
import { offerJobsAgain } from './skipped/offer-jobs-again.ts'
import { heartbeatJob } from './take/heartbeat-job.ts'
import { takeJob } from './take/take-job.ts'
import { takeNextJob } from './take/take-next-job.ts'
import { withheldJobs } from './withheld/withheld-jobs.ts'

/** Our own API over jobs. */
export const jobRoutes: readonly Route[] = [
  route(jobContract.listJobs, async (context, { actor, params, query }) => {
    const { cursor: _, limit: __, ...filter } = query
    const page = await listJobs(context, actor, params.projectId, filter, query)
    return { ...page, items: page.items.map(presentListed) }
  }),
  route(jobContract.createJobs, async (context, { actor, params, body }) =>
    (await createJobs(context, actor, params.projectId, body.jobs)).map(presentJob),
  ),
  route(jobContract.sendToWorkflow, async (context, { actor, params, body }) =>
    (await sendToWorkflow(context, actor, params.projectId, body)).map(presentJob),
  ),
  route(jobContract.takeNextJob, async (context, { actor, params, body }) => {
    const job = await takeNextJob(context, actor, params.projectId, body)
    return { job: job ? presentDetails(job) : null }
  }),
  route(jobContract.getJob, async (context, { actor, params }) =>
    presentDetails(await getJob(context, actor, params.jobId)),
  ),
  route(jobContract.takeJob, async (context, { actor, params, body }) =>
    presentDetails(await takeJob(context, actor, params.jobId, body)),
  ),
  route(jobContract.heartbeatJob, async (context, { actor, params, body }) =>
    presentJob(await heartbeatJob(context, actor, params.jobId, body)),
  ),
  route(jobContract.withheldJobs, (context, { actor, params, query }) =>
    withheldJobs(context, actor, params.projectId, query),
  ),
  route(jobContract.countDatasetJobs, (context, { actor, params }) =>
    countDatasetJobs(context, actor, params.datasetId),
  ),
  route(jobContract.submitJob, async (context, { actor, params, body }) =>
    presentJob(await submitJob(context, actor, params.jobId, body)),
  ),
  route(jobContract.acceptJob, async (context, { actor, params, body }) =>
    presentJob(await acceptJob(context, actor, params.jobId, body)),
  ),
  route(jobContract.rejectJob, async (context, { actor, params, body }) =>
    presentJob(await rejectJob(context, actor, params.jobId, body)),
  ),
  route(jobContract.skipJob, async (context, { actor, params, body }) =>
    presentJob(await skipJob(context, actor, params.jobId, body)),
  ),
  route(jobContract.releaseJob, async (context, { actor, params, body }) =>
    presentJob(await releaseJob(context, actor, params.jobId, body)),
  ),
  route(jobContract.assignJobs, async (context, { actor, params, body }) =>
    (await assignJobs(context, actor, params.projectId, body.jobIds, body.personId)).map(presentJob),
  ),
  route(jobContract.moveJobs, async (context, { actor, params, body }) =>
    (await moveJobs(context, actor, params.projectId, body.jobIds, body.step)).map(presentJob),
  ),
  route(jobContract.reopenJobs, async (context, { actor, params, body }) =>
    (await reopenJobs(context, actor, params.projectId, body.jobIds, body.step)).map(presentJob),
  ),
  route(jobContract.offerJobsAgain, async (context, { actor, params, body }) =>
    (await offerJobsAgain(context, actor, params.projectId, body.jobIds)).map(presentJob),
  ),
  route(jobContract.retryResults, async (context, { actor, params, body }) =>
    (await retryResults(context, actor, params.projectId, body.jobIds)).map(presentJob),
  ),
  route(jobContract.prioritiseJobs, async (context, { actor, params, body }) =>
    (await prioritiseJobs(context, actor, params.projectId, body.jobIds, body.priority)).map(presentJob),
  ),
  route(jobContract.jobVersion, (context, { actor, params }) =>
    jobVersion(context, actor, params.jobId, params.visitId),
  ),
  route(jobContract.peopleFigures, (context, { actor, params, query: { since, until, ...filter } }) =>
    peopleFigures(context, actor, params.projectId, {
      ...filter,
      since: dateOf(since),
      until: dateOf(until),
    }),
  ),
]

function dateOf(time: string | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time)
}
