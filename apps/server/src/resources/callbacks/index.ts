export { deliverDue, queueDeliveries } from './deliver.ts'
export { resealCallbacks } from './reseal-callbacks.ts'
export { callbackRoutes } from './routes.ts'
