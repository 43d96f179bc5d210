export type { DescribedApi, DescribedOperation } from './describe.ts'
export { errorReply, rawOperations } from './raw-operations.ts'
export { serveDocs } from './serve-docs.ts'
