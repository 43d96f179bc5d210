import type { AppError } from '@gesso/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { appErrorOf, withFieldNamed } from '../../wire/index.ts'

/** Client errors that keep their status. All others are 400: the vendor's SDK would repeat them for 12 seconds. */
const keptStatuses = [401, 403, 404, 405, 429]

/** The error reply of this API: `{code, message}`, fields under the names that they have on the wire. */
export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { code, message, status, facts } = inWireWords(appErrorOf(error, request))
  if (code === 'too_many_requests') reply.header('Retry-After', facts.seconds)
  const wireStatus = status >= 500 ? 500 : keptStatuses.includes(status) ? status : 400
  return reply.code(wireStatus).send({ code, message })
}

function inWireWords(error: AppError): AppError {
  return withFieldNamed(error, field =>
    field.replaceAll(/[a-z][A-Z]/g, ([a, b]) => `${a}_${b?.toLowerCase()}`),
  )
}
