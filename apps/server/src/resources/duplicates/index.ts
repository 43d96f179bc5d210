export { duplicateRoutes } from './routes.ts'
export { duplicateSearchKindName, startDuplicateSearch } from './start-duplicate-search.ts'
