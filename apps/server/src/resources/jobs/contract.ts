import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import {
  ids,
  Name,
  named,
  nullable,
  oneOf,
  PageQuery,
  pageOf,
  Timestamp,
  Uuid,
} from '../../contract/schemas.ts'
import { Label } from '../labels/contract.ts'
import {
  DatasetJobs,
  Job,
  JobDetails,
  JobStateSchema,
  ListedJob,
  NewJob,
  PersonFigures,
  Priority,
  WithheldJobs,
} from './schemas.ts'

const StepId = Type.String({ minLength: 1, maxLength: 64 })
const JobIds = Type.Array(Uuid, { minItems: 1, maxItems: 1000 })
const Jobs = Type.Array(Job)

/** Who works: the actor, unless somebody who leads the work says who. An API key has to. */
const worker = { personId: Type.Optional(Uuid) }
const working = {
  ...worker,
  /** with the work before their eyes, since it was last told */
  activeSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400, default: 0 })),
}
const jobs = '/api/projects/:projectId/jobs'

export const jobContract = {
  listJobs: operation({
    method: 'GET',
    path: jobs,
    summary: 'Jobs of a project, in the order they were made',
    params: ids('projectId'),
    query: Type.Object({
      ...PageQuery.properties,
      batchId: Type.Optional(Uuid),
      workflowId: Type.Optional(Uuid),
      step: Type.Optional(StepId),
      state: Type.Optional(Type.Array(JobStateSchema)),
      assigneeId: Type.Optional(Uuid),
      mediaId: Type.Optional(Uuid),
      /** a part of the reference or of the media's name */
      search: Type.Optional(Type.String({ maxLength: 255 })),
      priority: Type.Optional(Priority),
      /** which wait for whoever comes, and were skipped there: by some, or by all to whom the queue would give them */
      skipped: Type.Optional(oneOf(['somebody', 'everybody'])),
      /** whether what they came to could not be written, or not be told */
      unwritten: Type.Optional(Type.Boolean()),
    }),
    reply: pageOf('JobPage', ListedJob),
  }),
  createJobs: operation({
    method: 'POST',
    path: jobs,
    summary: 'Make up to 1,000 jobs, all or none; their pictures are fetched in the background',
    params: ids('projectId'),
    body: Type.Object({ jobs: Type.Array(NewJob, { minItems: 1, maxItems: 1000 }) }),
    reply: Jobs,
  }),
  sendToWorkflow: operation({
    method: 'POST',
    path: '/api/projects/:projectId/jobs/from-media',
    summary: 'Send images and videos that are here already into a workflow',
    params: ids('projectId'),
    body: Type.Object({
      mediaIds: JobIds,
      workflowId: Type.Optional(nullable(Uuid)),
      batchId: Type.Optional(nullable(Uuid)),
      priority: Type.Optional(Priority),
    }),
    reply: Jobs,
  }),
  takeNextJob: operation({
    method: 'POST',
    path: '/api/projects/:projectId/jobs/next',
    summary:
      'Take the best job: the one already held, one assigned, else the first of the queue; null: there is none',
    params: ids('projectId'),
    body: Type.Object({
      ...worker,
      /** ids of steps; none means all */
      steps: Type.Optional(Type.Array(StepId, { maxItems: 100 })),
      batchId: Type.Optional(Uuid),
    }),
    reply: named('TakenJob', Type.Object({ job: nullable(JobDetails) })),
  }),
  withheldJobs: operation({
    method: 'GET',
    path: '/api/projects/:projectId/jobs/withheld',
    summary:
      'Jobs that are not done and that the queue does not give you, counted by why and where they stand',
    params: ids('projectId'),
    query: Type.Object(worker),
    reply: Type.Array(WithheldJobs),
  }),
  countDatasetJobs: operation({
    method: 'GET',
    path: '/api/datasets/:datasetId/jobs/count',
    summary: 'How many jobs are done on media of a dataset, or make them: they go with it when it is deleted',
    params: ids('datasetId'),
    reply: DatasetJobs,
  }),
  getJob: operation({
    method: 'GET',
    path: '/api/jobs/:jobId',
    summary: 'One job with its plan and its visits',
    params: ids('jobId'),
    reply: JobDetails,
  }),
  takeJob: operation({
    method: 'POST',
    path: '/api/jobs/:jobId/take',
    summary: 'Take this job into your hands',
    params: ids('jobId'),
    body: Type.Object(worker),
    reply: JobDetails,
  }),
  heartbeatJob: operation({
    method: 'POST',
    path: '/api/jobs/:jobId/heartbeat',
    summary: 'Say that you are still at a job, so that it stays in your hands',
    params: ids('jobId'),
    body: Type.Object(working),
    reply: Job,
  }),
  submitJob: operation({
    method: 'POST',
    path: '/api/jobs/:jobId/submit',
    summary: 'Be done with a job that is not a review; it goes on to the next step',
    params: ids('jobId'),
    body: Type.Object(working),
    reply: Job,
  }),
  acceptJob: operation({
    method: 'POST',
    path: '/api/jobs/:jobId/accept',
    summary: 'Accept what is under review, as it is now',
    params: ids('jobId'),
    body: Type.Object(working),
    reply: Job,
  }),
  rejectJob: operation({
    method: 'POST',
    path: '/api/jobs/:jobId/reject',
    summary: 'Reject what is under review: it goes back to whoever made it',
    params: ids('jobId'),
    body: Type.Object({
      ...working,
      /** of those that the step offers */
      reasons: Type.Array(Name, { maxItems: 50 }),
      comment: nullable(Type.String({ maxLength: 10_000 })),
    }),
    reply: Job,
  }),
  skipJob: operation({
    method: 'POST',
    path: '/api/jobs/:jobId/skip',
    summary: 'Leave a job to others; the queue does not offer it to you again',
    params: ids('jobId'),
    body: Type.Object({ ...working, reason: Name }),
    reply: Job,
  }),
  releaseJob: operation({
    method: 'POST',
    path: '/api/jobs/:jobId/release',
    summary: 'Give a job back with what is saved of it',
    params: ids('jobId'),
    body: Type.Object(working),
    reply: Job,
  }),
  assignJobs: operation({
    method: 'POST',
    path: '/api/projects/:projectId/jobs/assign',
    summary: 'Let jobs wait for one person alone, or for whoever comes; what is saved of them stays',
    params: ids('projectId'),
    body: Type.Object({ jobIds: JobIds, personId: nullable(Uuid) }),
    reply: Jobs,
  }),
  moveJobs: operation({
    method: 'POST',
    path: '/api/projects/:projectId/jobs/move',
    summary: 'Move jobs to another step of their workflows',
    params: ids('projectId'),
    body: Type.Object({ jobIds: JobIds, step: StepId }),
    reply: Jobs,
  }),
  reopenJobs: operation({
    method: 'POST',
    path: '/api/projects/:projectId/jobs/reopen',
    summary: 'Open finished jobs again at a step; their next end makes another version of the result',
    params: ids('projectId'),
    body: Type.Object({ jobIds: JobIds, step: StepId }),
    reply: Jobs,
  }),
  offerJobsAgain: operation({
    method: 'POST',
    path: '/api/projects/:projectId/jobs/offer-again',
    summary: 'Offer waiting jobs again to those who skipped them',
    params: ids('projectId'),
    body: Type.Object({ jobIds: JobIds }),
    reply: Jobs,
  }),
  retryResults: operation({
    method: 'POST',
    path: '/api/projects/:projectId/jobs/retry-results',
    summary: 'Write the results of jobs now that could not be written, also those that were given up',
    params: ids('projectId'),
    body: Type.Object({ jobIds: JobIds }),
    reply: Jobs,
  }),
  prioritiseJobs: operation({
    method: 'POST',
    path: '/api/projects/:projectId/jobs/priority',
    summary: 'Set the priority of jobs',
    params: ids('projectId'),
    body: Type.Object({ jobIds: JobIds, priority: Priority }),
    reply: Jobs,
  }),
  jobVersion: operation({
    method: 'GET',
    path: '/api/jobs/:jobId/visits/:visitId/labels',
    summary: 'The labels of a job as they stood when a stay of it ended',
    params: ids('jobId', 'visitId'),
    reply: named('JobVersion', Type.Object({ revision: Type.Integer(), labels: Type.Array(Label) })),
  }),
  peopleFigures: operation({
    method: 'GET',
    path: '/api/projects/:projectId/people-figures',
    summary: 'What everybody did in a project: time, pace, rejections, agreement with reviewers',
    params: ids('projectId'),
    query: Type.Object({
      /** of stays that ended in this time */
      since: Type.Optional(Timestamp),
      until: Type.Optional(Timestamp),
      batchId: Type.Optional(Uuid),
      workflowId: Type.Optional(Uuid),
    }),
    reply: named(
      'PeopleFigures',
      Type.Object({
        people: Type.Array(PersonFigures),
        /** reviews of which the agreement does not tell yet; ask again */
        uncompared: Type.Integer(),
      }),
    ),
  }),
}
