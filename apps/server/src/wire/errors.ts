import { AppError } from '@gesso/core'
import type { FastifyRequest } from 'fastify'

/**
 * Turns whatever was thrown into an error of the catalogue, for an edge to answer in its own words; what nobody foresaw
 * becomes `internal` and is logged.
 */
export function appErrorOf(error: unknown, request: FastifyRequest): AppError {
  const known = knownErrorOf(error, request)
  if (known.status >= 500) request.log.error({ err: known.cause ?? known }, known.message)
  return known
}

function knownErrorOf(error: unknown, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new AppError('body_too_large', { limitBytes: request.routeOptions.bodyLimit })
  if (code?.startsWith('FST_ERR_CTP') || code === 'ECONNRESET')
    return new AppError('invalid_input', { field: 'body', problem: 'did not arrive whole' }, { cause: error })
  return new AppError('internal', { requestId: request.id }, { cause: error })
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Waits for what may fail, and gives the field that the failure names the name that `wireField` finds for it. */
export async function renamingFields<T>(
  wireField: (field: string) => string,
  outcome: Promise<T>,
): Promise<T> {
  try {
    return await outcome
  } catch (error) {
    throw error instanceof AppError ? withFieldNamed(error, wireField) : error
  }
}

/** The same error about a field of another name. */
export function withFieldNamed(error: AppError, wireField: (field: string) => string): AppError {
  const { field } = error.facts
  if (typeof field !== 'string' || wireField(field) === field) return error
  return new AppError(error.code, { ...error.facts, field: wireField(field) }, { cause: error.cause })
}
