export { plainResultWriter } from './plain-result-writer.ts'
export type { ResultWriter } from './result-writer.ts'
export { jobResultRawRoutes, jobResultRoutes } from './routes.ts'
export { writeDueResults } from './write-results.ts'
