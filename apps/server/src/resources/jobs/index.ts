/** @public */
export { createJobs } from './create/create-jobs.ts'
/** @public */
export { sendToWorkflow } from './create/send-to-workflow.ts'
/** @public */
export { makeTaxonomy, type Taxonomy } from './create/taxonomy.ts'
/** @public */
export { findJob, getJob } from './find-job.ts'
/** @public */
export { listJobs, listJobsAfter } from './list-jobs.ts'
/** @public */
export { beginJob, failJob, type JobProblem } from './pass/begin-job.ts'
/** @public */
export { returnLapsedJobs } from './pass/return-lapsed.ts'
export type { JobFilter, JobRow } from './queries.ts'
export { jobRoutes } from './routes.ts'
export type { JobLabel, NewJob } from './schemas.ts'
