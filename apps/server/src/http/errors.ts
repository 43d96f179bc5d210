import { AppError } from '@gesso/core'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

/** Turns whatever was thrown into an error of the catalogue; what we did not foresee becomes `internal`. */
export function appErrorOf(error: unknown, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? (error as FastifyError).code : undefined
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new AppError('body_too_large', { limitBytes: request.routeOptions.bodyLimit })
  if (code?.startsWith('FST_ERR_CTP') || code === 'FST_ERR_BAD_URL')
    return new AppError('invalid_input', { field: 'request', problem: (error as FastifyError).message })
  return new AppError('internal', { requestId: request.id }, { cause: error })
}

/** Our own API's error reply: `{code, message, facts, requestId}`. */
export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const known = appErrorOf(error, request)
  if (known.status >= 500) request.log.error({ err: known.cause ?? known }, known.message)
  return reply
    .code(known.status)
    .send({ code: known.code, message: known.message, facts: known.facts, requestId: request.id })
}

/** The reply where no route is. */
export async function answerUnknownRoute(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [path = ''] = request.url.split('?')
  return answerError(new AppError('route_not_found', { method: request.method, path }), request, reply)
}
