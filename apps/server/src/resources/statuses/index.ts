export { holdStatus } from './hold-status.ts'
export { listStatuses } from './list-statuses.ts'
export { statusRoutes } from './routes.ts'
