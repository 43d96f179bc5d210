import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { type DescribedApi, errorReply, rawOperations, serveDocs } from '../../contract/openapi/index.ts'
import { named } from '../../contract/schemas.ts'
import { imageRawRoutes } from '../../resources/images/index.ts'
import { videoRawRoutes } from '../../resources/videos/index.ts'
import { runRawRoutes } from '../../runs/index.ts'
import { describedOperations } from '../../wire/index.ts'
import { operations } from './operations/index.ts'
import { awaitingModels, table } from './table.ts'

const ErrorReply = named('Error', Type.Object({ code: Type.String(), message: Type.String() }))

/** Where the URLs that this API gives out lead. */
const files = [...imageRawRoutes, ...videoRawRoutes, ...runRawRoutes]

/** This API, for its documentation. */
function describedApi(): DescribedApi {
  return {
    title: 'Hasty API, version 1, as Gesso answers it',
    version: '1',
    description:
      'For programs that were written for Hasty: give them this address and a key of Gesso. Lists are paged by offset and ' +
      'limit, and tell the exact total. A value of a list in a query may be repeated or joined by commas.',
    error: ErrorReply,
    security: {
      ApiKeyAuth: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Api-Key',
        description: 'Send an API key of the workspace in X-Api-Key.',
      },
    },
    operations: [
      ...describedOperations(operations, {
        table,
        path: url => `/v1${url}`,
        tag: (_, url) => tagOf(url),
        remark: name =>
          awaitingModels.includes(name)
            ? 'Answers 400 model_missing for now: this server runs no models yet.'
            : undefined,
        reply: reply => reply,
      }),
      ...rawOperations(files, errorReply('FileError'), () => 'Files'),
    ],
  }
}

/** Words that are about the same as another, or about a whole. */
const groups: Readonly<Record<string, string>> = {
  image_uploads: 'uploads',
  object_detector: 'inference',
  instance_segmentor: 'inference',
  semantic_segmentor: 'inference',
  attributer: 'inference',
  object_detection: 'inference',
  instance_segmentation: 'inference',
  semantic_segmentation: 'inference',
  attribute_prediction: 'inference',
}

/** What comes below the project, else the first word. */
function tagOf(url: string): string {
  const [first = '', second = first] = url.split('/').filter(part => part !== '' && !part.startsWith(':'))
  const own = first === 'projects' ? second : first
  const word = groups[own] ?? own
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll('_', ' ')
}

/** Where the documentation is, below the prefix; it opens without a key. */
export const docsPaths: readonly string[] = ['/v1/openapi.json', '/v1/docs']

/** Serves the documentation of this API: `/v1/openapi.json` for programs, `/v1/docs` for people. */
export function mountDocs(app: FastifyInstance): void {
  serveDocs(app, describedApi, {
    document: '/openapi.json',
    page: '/docs',
    documentUrl: '/v1/openapi.json',
    others: { 'Gesso API': '/api/docs', 'GT Studio API': '/v0/docs' },
  })
}
