import { type CallableWay, type OperationRow, waysIn } from '../../wire/index.ts'

/**
 * How method and path are known: `docs` from a page of the vendor, `sdk` from its Python client, `legacy` from pages of its
 * first API, `inferred` from nothing but the likeness of others.
 */
export type Evidence = 'docs' | 'sdk' | 'legacy' | 'inferred'

/** Every operation that is served; `{p}` is `/projects/{project_id}`. A later find is one more alias, or one line. */
export const table = {
  createJob: [
    1,
    'POST /v1{p}/jobs',
    ['docs', 'sdk'],
    'Ask for something to be labelled, once for each reference_id',
    'POST /v0{p}/jobs',
    'POST /projectsvc{p}/jobs',
  ],
  getJobResult: [
    2,
    'GET /v1{p}/jobs/{job_id}',
    ['docs', 'sdk'],
    'How far a job is, and where its result is',
    'GET /v0{p}/jobs/{job_id}',
  ],
  createBatch: [
    3,
    'POST /v1{p}/batch',
    ['docs', 'sdk'],
    'Make a batch, which holds jobs together',
    'POST /v1/project/{project_id}/batch',
  ],
  getBatch: [
    4,
    'GET /v1{p}/batch/{batch_id}',
    ['docs', 'sdk'],
    'The jobs of a batch, a hundred a page',
    'GET /v0{p}/batch/{batch_id}',
  ],
  getProjectDetails: [
    5,
    'GET /v1{p}/details',
    ['docs', 'sdk'],
    'A project with its batches and how far they are',
    'GET /v0{p}/details',
  ],
  getProjectStats: [6, 'GET /v0{p}/stats', ['sdk'], 'How far a project is', 'GET /v1{p}/stats'],
  openAttachment: [7, 'GET /v1/attachments', ['docs'], 'Be sent to where a file of a result opens'],
  createUnit: [
    8,
    'POST /v1/project/{project_id}/feedline',
    ['legacy'],
    'Ask for something to be labelled, as the first API had it',
    'POST /v0/project/{project_id}/feedline',
  ],
} as const satisfies Record<string, Row>

type Row = OperationRow &
  readonly [number: number, way: string, evidence: readonly Evidence[], ...rest: string[]]

/** The name of an operation. */
export type OperationName = keyof typeof table

/** All ways to call an operation, the usual one first; parameters as `:name`. */
export function waysTo(name: OperationName): CallableWay[] {
  return waysIn(table[name])
}

/** The paths of this API. Below `/v1/projects` another one has its own. */
export const ownPaths = [
  '/v0',
  '/projectsvc',
  '/v1/project',
  '/v1/projects/:project_id/jobs',
  '/v1/projects/:project_id/batch',
  '/v1/projects/:project_id/details',
  '/v1/projects/:project_id/stats',
  '/v1/attachments',
] as const
