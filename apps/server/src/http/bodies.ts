import { AppError } from '@gesso/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * Reads JSON bodies forgivingly about their headers: real clients send a JSON content type with an empty body,
 * also on GET and DELETE.
 */
export function acceptJson(app: FastifyInstance): void {
  const parse = async (_request: FastifyRequest, body: string | Buffer) => parseJson(String(body))
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, parse)
  app.addContentTypeParser('*', { parseAs: 'string' }, parse)
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  // PostgreSQL keeps no NUL character in a text, and no name or description needs one.
  if (text.includes('\\u0000'))
    throw new AppError('invalid_input', { field: 'body', problem: 'contains a NUL character' })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError('body_not_json', { problem: error instanceof Error ? error.message : 'unreadable' })
  }
}
