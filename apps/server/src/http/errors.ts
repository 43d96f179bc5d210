import { AppError } from '@gesso/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { appErrorOf } from '../wire/index.ts'

/** Our own API's error reply: `{code, message, facts, requestId}`. */
export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { status, code, message, facts } = appErrorOf(error, request)
  return reply.code(status).send({ code, message, facts, requestId: request.id })
}

/** The reply where no route is. */
export async function answerUnknownRoute(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [path = ''] = request.url.split('?')
  return answerError(new AppError('route_not_found', { method: request.method, path }), request, reply)
}
