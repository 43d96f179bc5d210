export { arriveJobs } from './arrive-jobs.ts'
export { fetchDue } from './fetch-due.ts'
export { attachmentRoutes } from './routes.ts'
