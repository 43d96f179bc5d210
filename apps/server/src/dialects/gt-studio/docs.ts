import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { type DescribedApi, errorReply, rawOperations, serveDocs } from '../../contract/openapi/index.ts'
import { named, oneOf } from '../../contract/schemas.ts'
import { jobResultRawRoutes } from '../../resources/job-results/index.ts'
import { describedOperations } from '../../wire/index.ts'
import { errorCodes } from './errors.ts'
import { operations } from './operations/index.ts'
import { table } from './table.ts'

const Failure = named(
  'Failure',
  Type.Object({
    success: Type.Literal(false),
    error: Type.Object({
      code: oneOf(Object.keys(errorCodes)),
      message: Type.String(),
      errors: Type.Optional(
        Type.Array(
          Type.Object({
            validation_code: Type.Literal('MANDATORY_FIELD_EMPTY'),
            meta_data: Type.Object({ fields: Type.Array(Type.String()) }),
          }),
        ),
      ),
    }),
    data: Type.Optional(Type.Object({ job_id: Type.String(), reference_id: Type.String() })),
  }),
)

/** This API, for its documentation. */
function describedApi(): DescribedApi {
  return {
    title: 'GT Studio API, versions 0 and 1, as Gesso answers it',
    version: '1',
    description:
      'For programs that were written for GT Studio or Playment: give them this address and a key of Gesso. Coordinates ' +
      'are parts of the width and height of their picture, from 0 to 1.',
    error: Failure,
    security: {
      ApiKeyAuth: {
        type: 'apiKey',
        in: 'header',
        name: 'x-api-key',
        description: 'Send an API key of the workspace in x-api-key; x-client-key does as well.',
      },
    },
    operations: [
      ...describedOperations(operations, {
        table,
        path: url => url,
        tag: name => groups[name],
        remark: name => remarks[name],
        reply: reply => Type.Object({ success: Type.Literal(true), data: reply }),
      }),
      ...rawOperations(jobResultRawRoutes, errorReply('FileError'), () => 'Results'),
    ],
  }
}

const groups = {
  createJob: 'Jobs',
  getJobResult: 'Jobs',
  createUnit: 'Jobs',
  createBatch: 'Batches',
  getBatch: 'Batches',
  getProjectDetails: 'Projects',
  getProjectStats: 'Projects',
  openAttachment: 'Results',
} as const

const remarks: Readonly<Record<string, string>> = {
  openAttachment:
    'Answers 302 to a URL that opens for about a day. Takes URLs of results, encoded or as they are.',
}

/** Where the documentation is; it opens without a key. */
export const docsPaths: readonly string[] = ['/v0/openapi.json', '/v0/docs']

/** Serves the documentation of this API: `/v0/openapi.json` for programs, `/v0/docs` for people. */
export function mountDocs(app: FastifyInstance): void {
  serveDocs(app, describedApi, {
    document: '/v0/openapi.json',
    page: '/v0/docs',
    documentUrl: '/v0/openapi.json',
    others: { 'Gesso API': '/api/docs', 'Hasty API': '/v1/docs' },
  })
}
