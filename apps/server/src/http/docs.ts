import { errorCatalogue } from '@gesso/core'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { type DescribedApi, errorReply, rawOperations, serveDocs } from '../contract/openapi/index.ts'
import type { Operation } from '../contract/operation.ts'
import { oneOf } from '../contract/schemas.ts'
import { sessionCookieName } from '../wire/index.ts'
import { contracts } from './contracts.ts'
import { probes } from './health.ts'
import { rawRoutes } from './routes.ts'

const ErrorReply = errorReply('Error', oneOf(Object.keys(errorCatalogue)))

const none = Type.Object({})

/** Our own API, for its documentation. */
function describedApi(): DescribedApi {
  const operations = Object.entries<Operation>(contracts)
  const collections = new Set(operations.map(([, { path }]) => wordsIn(path)[0]))
  // The innermost collection that has an address of its own: images for /api/projects/:projectId/images.
  const tagOf = (path: string) => titled(wordsIn(path).findLast(word => collections.has(word)) ?? '')
  const probed = probes.map(probe => ({
    ...probe,
    method: 'GET' as const,
    access: 'anyone' as const,
    params: none,
    query: none,
  }))
  return {
    title: 'Gesso API',
    version: '1',
    description:
      'What the web pages and the typed client speak. Ids are UUIDs, times are ISO 8601, lists are paged by cursor: ask ' +
      'again with the `next` of a page until it is null. Coordinates are pixels of the image, with fractions.',
    error: ErrorReply,
    security: {
      apiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Api-Key',
        description: 'Programs send an API key of the workspace in X-Api-Key.',
      },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: sessionCookieName,
        description: 'Browsers send the session that signing in began.',
      },
    },
    operations: [
      ...operations.map(([name, operation]) => ({
        ...operation,
        name,
        tag: tagOf(operation.path),
        guarded: operation.access === 'actor',
        limited: operation.attempts !== undefined,
      })),
      ...rawOperations(rawRoutes, ErrorReply, path => (path.startsWith('/files/') ? 'Files' : tagOf(path))),
      ...rawOperations(probed, ErrorReply, () => 'Health'),
    ],
  }
}

function wordsIn(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== 'api' && !part.startsWith(':'))
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll('-', ' ')
}

/** Serves the documentation of our own API: `/api/openapi.json` for programs, `/api/docs` for people. */
export function mountDocs(app: FastifyInstance): void {
  serveDocs(app, describedApi, {
    document: '/api/openapi.json',
    page: '/api/docs',
    documentUrl: '/api/openapi.json',
    others: { 'Hasty API': '/v1/docs', 'GT Studio API': '/v0/docs' },
  })
}
