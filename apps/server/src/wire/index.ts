export { actorOf, callerOf, nobody, sessionCookieName } from './authenticate.ts'
export { describedOperations } from './describe-operations.ts'
export type { Dialect } from './dialect.ts'
export { appErrorOf, renamingFields, withFieldNamed } from './errors.ts'
export { eventStream, quietMs } from './event-stream.ts'
export { acceptJson } from './json-bodies.ts'
export { mountOperations, operationNamedIn } from './mount-operations.ts'
export {
  type Call,
  type CallableWay,
  type NameIn,
  type Operation,
  type OperationRow,
  operationsOn,
  type ParamsOn,
  type Way,
  waysIn,
} from './operations.ts'
export { signalOf } from './signal.ts'
export { rememberRoutes, unknownRoute } from './unknown-routes.ts'
export { validatorOf } from './validate.ts'
