import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { AppError, type ErrorCode } from '@gesso/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { appErrorOf, unknownRoute } from '../wire/index.ts'

/** Our own API's error reply: `{code, message, facts, requestId}`. */
export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const known = appErrorOf(error, request)
  if (known.code === 'too_many_requests') reply.header('Retry-After', known.facts.seconds)
  return reply.code(known.status).send(bodyOf(known, request.id))
}

/** The reply where no route is, or none with this method. */
export async function answerUnknownRoute(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return answerError(unknownRoute(request, reply), request, reply)
}

/**
 * The reply to an address that cannot be decoded or has an endless part; it comes before all hooks.
 * @param answer whose words it is told in; ours unless said
 */
export async function answerUnreadableUrl(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: typeof answerError = answerError,
): Promise<void> {
  reply.header('X-Request-ID', request.id)
  await answer(new AppError('invalid_input', { field: 'path', problem: 'cannot be read' }), request, reply)
}

/** The reply to bytes that are no HTTP request: a malformed head, too many headers, a head that does not end. */
export function answerUnreadable(log: Logger, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) return void socket.destroy(error)
  const requestId = randomUUID()
  const known = new AppError(unreadable[error.code ?? ''] ?? 'request_malformed')
  log.debug({ err: error, requestId }, 'a request could not be read')
  const body = JSON.stringify(bodyOf(known, requestId))
  const head = [
    `HTTP/1.1 ${known.status} ${STATUS_CODES[known.status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-ID: ${requestId}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

const unreadable: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

function bodyOf({ code, message, facts }: AppError, requestId: string) {
  return { code, message, facts, requestId }
}
