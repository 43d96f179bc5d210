export type { DescribedApi, DescribedOperation } from './describe.ts'
export { serveDocs } from './serve-docs.ts'
