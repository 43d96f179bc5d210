export { type Actor, authorise } from './actor.ts'
export { accessContract } from './contract.ts'
export { actorOfKey, actorOfSession } from './find-actor.ts'
export { accessRoutes } from './routes.ts'
