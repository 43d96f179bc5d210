import { AppError } from '@gesso/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { appErrorOf } from '../../wire/index.ts'

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

/** Waits for what may fail, and gives the field that the failure names the name that `wireField` finds for it. */
export async function renamingFields<T>(
  wireField: (field: string) => string,
  outcome: Promise<T>,
): Promise<T> {
  try {
    return await outcome
  } catch (error) {
    throw error instanceof AppError ? renamed(error, wireField) : error
  }
}

function inWireWords(error: AppError): AppError {
  return renamed(error, field => field.replaceAll(/[a-z][A-Z]/g, ([a, b]) => `${a}_${b?.toLowerCase()}`))
}

function renamed(error: AppError, wireField: (field: string) => string): AppError {
  const { field } = error.facts
  if (typeof field !== 'string' || wireField(field) === field) return error
  return new AppError(error.code, { ...error.facts, field: wireField(field) }, { cause: error.cause })
}
