import type { AppError, ErrorCode } from '@gesso/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { appErrorOf, operationNamedIn } from '../../wire/index.ts'
import type { OperationName } from './table.ts'

/** Every code that this API answers, and when. The vendor's pages list them; the SDK has words of its own for some. */
export const errorCodes = {
  FS_0000: 'The server failed while a job was made; try again later',
  FS_0001: 'A job of this reference_id is there already; `data` has its job_id',
  FS_0002: 'reference_id is missing',
  FS_0003: 'Something in data is wrong; `errors` lists fields that are missing',
  FS_0004: 'data is missing or empty',
  FS_0005: 'Neither work_flow_id nor tag is there',
  FS_0006: 'There is no such job',
  FS_0007: 'A picture has no address, or could not be had',
  FS_0008: 'The server cannot make jobs at the moment; try again later',
  FS_00011: 'type is neither TEST nor NON_TEST',
  FS_00012: 'priority_weight is not a whole number from 1 to 10',
  GE_0001: 'The JSON is malformed, or another field is wrong',
  GE_0002: 'A field is missing',
  'auth-failure': 'There is no key, or it is wrong',
  unauthorized: 'The key may not do this',
  api_error: 'The server failed, or is asked too often; try again later',
  BATCH_CREATION: 'There is a batch of this name already',
  invalid_request_error: 'page_token is of no page; or the method is wrong',
  resource_error: 'There is no such project, batch or result; or no such path',
} as const
export type WireCode = keyof typeof errorCodes

/** Statuses that are told as they are; the vendor answers all other failures 400. */
const keptStatuses = [401, 403, 404, 405, 429, 500, 503]

/** The reply to whatever went wrong: `{success: false, error: {code, message}}`. */
export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const known = appErrorOf(error, request)
  const operation = operationNamedIn(request) as OperationName | undefined
  const code = codeOf(known, operation)
  if (known.code === 'too_many_requests') reply.header('Retry-After', known.facts.seconds)
  const status = code === 'GE_0001' || !keptStatuses.includes(known.status) ? 400 : known.status
  return reply.code(status).send({ success: false, ...bodyOf(known, code) })
}

function codeOf(error: AppError, operation: OperationName | undefined): WireCode {
  const making = isMaking(operation)
  if (error.status >= 500 && making) return error.code === 'unavailable' ? 'FS_0008' : 'FS_0000'
  if (error.status >= 500) return 'api_error'
  if (error.code === 'name_taken' && operation === 'createBatch') return 'BATCH_CREATION'
  if (error.code === 'not_found') return codeOfMissing(String(error.facts.what), operation)
  if (error.code === 'invalid_input') return codeOfInput(error, making)
  return usualCodes[error.code] ?? 'GE_0001'
}

function isMaking(operation: OperationName | undefined): boolean {
  return operation === 'createJob' || operation === 'createUnit'
}

const usualCodes: Partial<Record<ErrorCode, WireCode>> = {
  unauthenticated: 'auth-failure',
  forbidden: 'unauthorized',
  people_only: 'unauthorized',
  origin_refused: 'unauthorized',
  route_not_found: 'resource_error',
  method_not_allowed: 'invalid_request_error',
  cursor_invalid: 'invalid_request_error',
  too_many_requests: 'api_error',
  reference_taken: 'FS_0001',
  url_refused: 'FS_0007',
  url_unreachable: 'FS_0007',
  geometry_invalid: 'FS_0003',
  shape_unknown: 'FS_0003',
  taxonomy_locked: 'FS_0003',
}

/** What a request for a job names beside the project is one of its parameters, not the thing that is asked for. */
function codeOfMissing(what: string, operation: OperationName | undefined): WireCode {
  if (what === 'job' && operation !== 'openAttachment') return 'FS_0006'
  return isMaking(operation) && what !== 'project' ? 'GE_0001' : 'resource_error'
}

function codeOfInput({ facts }: AppError, making: boolean): WireCode {
  const field = String(facts.field)
  const missing = isMissing(facts.problem)
  if (field === 'page_token') return 'invalid_request_error'
  if (!making) return missing ? 'GE_0002' : 'GE_0001'
  if (field === 'reference_id' && missing) return 'FS_0002'
  if (field === 'data' && missing) return 'FS_0004'
  if (/^data\b/.test(field)) return 'FS_0003'
  if (/^(work_flow_id|workflow_id|tag)$/.test(field) && missing) return 'FS_0005'
  return ({ type: 'FS_00011', priority_weight: 'FS_00012' }[field] as WireCode | undefined) ?? 'GE_0001'
}

function isMissing(problem: unknown): boolean {
  return problem === 'is missing' || problem === 'must not be empty' || problem === 'must not be blank'
}

function bodyOf(error: AppError, code: WireCode): object {
  const { facts, message } = error
  if (code === 'FS_0001') {
    const data = { job_id: facts.jobId, reference_id: facts.referenceId }
    return { error: { code, message: 'Duplicate Reference Id' }, data }
  }
  if (code !== 'FS_0003') return { error: { code, message } }
  if (error.code !== 'invalid_input' || !isMissing(facts.problem))
    return { error: { code, message: `Invalid data passed: ${message}` } }
  const fields = [String(facts.field).replace(/^data\./, '')]
  const errors = [{ validation_code: 'MANDATORY_FIELD_EMPTY', meta_data: { fields } }]
  return { error: { code, message: 'Invalid data passed', errors } }
}
