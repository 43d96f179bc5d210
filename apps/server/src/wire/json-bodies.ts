import { AppError } from '@gesso/core'
import type { FastifyInstance } from 'fastify'

/**
 * Reads every body as JSON, whatever its headers say: real clients send a JSON content type with an empty body, also on
 * GET and DELETE, or an empty content type with JSON. An empty body is undefined.
 * @throws AppError `body_not_json`; `invalid_input` for texts that cannot be kept
 */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string | Buffer) =>
    parseJson(String(body)),
  )
  // Fastify refuses content types it cannot read, such as an empty one; `request.raw` keeps what came.
  app.addHook('onRequest', async request => {
    request.headers = { ...request.raw.headers, 'content-type': 'application/json' }
  })
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text, suspicious.test(text) ? refuseUnkeepable : undefined)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('body_not_json', { problem: error instanceof Error ? error.message : 'unreadable' })
  }
}

/** Only texts that match can hold what is refused below; looking at each value of every body would cost too much. */
const suspicious = /__proto__|\\u00(?:00|5f)|\\ud[89a-f]/i

function refuseUnkeepable(key: string, value: unknown): unknown {
  if (key === '__proto__') throw unkeepable(key, 'is no name of a field')
  for (const text of [key, value]) {
    if (typeof text !== 'string') continue
    // PostgreSQL keeps neither in a text.
    if (text.includes('\0')) throw unkeepable(key, 'contains a NUL character')
    if (/\p{Surrogate}/u.test(text)) throw unkeepable(key, 'contains half a surrogate pair')
  }
  return value
}

function unkeepable(key: string, problem: string): AppError {
  return new AppError('invalid_input', { field: key.replaceAll('\0', '\\0') || 'body', problem })
}
