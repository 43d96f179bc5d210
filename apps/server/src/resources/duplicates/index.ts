export { duplicateRoutes } from './routes.ts'
export { duplicateSearchKindName } from './start-duplicate-search.ts'
