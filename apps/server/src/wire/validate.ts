import { AppError, imageStatuses, writableImageStatuses } from '@gesso/core'
import { shapeNamed, shapes } from '@gesso/shapes'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { Static, TSchema } from 'typebox'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function isStatusAmong(words: readonly string[]): (status: string) => boolean {
  return status => words.includes(status) || uuid.test(status)
}

// JSON.parse reads 1e999 as Infinity, which is no number to anybody behind this.
const options = { strict: false, strictNumbers: true, useDefaults: true } as const

const json = formatsAdded(new Ajv(options))
/** Parameters and queries arrive as text: numbers, booleans and single values of arrays are read from it. */
const text = formatsAdded(new Ajv({ ...options, coerceTypes: 'array' }))

function formatsAdded(ajv: Ajv): Ajv {
  addFormats.default(ajv, ['date-time', 'email'])
  ajv.addFormat('uuid', uuid)
  ajv.addFormat('status', isStatusAmong(imageStatuses))
  ajv.addFormat('writable-status', isStatusAmong(writableImageStatuses))
  ajv.addFormat('shape', word => shapeNamed(word) !== undefined)
  return ajv
}

/**
 * A parser for one schema; it returns what was validated, with defaults filled in.
 * @param source `text` also reads numbers and booleans from strings, and a single value as a list of one
 * @throws AppError `invalid_input`, naming the field
 */
export function validatorOf<T extends TSchema>(
  schema: T,
  source: 'text' | 'json',
): (input: unknown, name: string) => Static<T> {
  // At the first use: a server of some hundred operations would take a second of work to start.
  let validate: ValidateFunction<Static<T>> | undefined
  return (input, name) => {
    validate ??= (source === 'json' ? json : text).compile<Static<T>>(schema)
    if (!validate(input)) throw invalidInput(validate.errors ?? [], name)
    if (source === 'text') refuseNul(input)
    return input
  }
}

/** PostgreSQL keeps and compares no NUL character; in JSON bodies the parser refuses it. */
function refuseNul(input: unknown): void {
  for (const [field, value] of Object.entries(input ?? {}))
    if (String(value).includes('\0'))
      throw new AppError('invalid_input', { field, problem: 'contains a NUL character' })
}

function invalidInput(errors: readonly ErrorObject[], name: string): AppError {
  const error = mostTelling(errors)
  return new AppError('invalid_input', { field: fieldOf(error, name), problem: problemOf(error) })
}

/** In a union every branch complains; the deepest complaint is about the branch that was meant. */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length
  return errors.reduce<ErrorObject | undefined>(
    (best, error) => (best && (depth(best) >= depth(error) || error.keyword === 'anyOf') ? best : error),
    undefined,
  )
}

function fieldOf(error: ErrorObject | undefined, name: string): string {
  const path = (error?.instancePath ?? '').split('/').slice(1)
  const missing: unknown = error?.params.missingProperty
  if (typeof missing === 'string') path.push(missing)
  const field = path.reduce(
    (field, part) => (/^\d+$/.test(part) ? `${field}[${part}]` : field ? `${field}.${part}` : part),
    '',
  )
  return field || name || 'request'
}

function problemOf(error: ErrorObject | undefined): string {
  if (!error) return 'is not valid'
  const { keyword, params, message = 'is not valid' } = error
  const { allowedValues, limit } = params
  if (keyword === 'required') return 'is missing'
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(', ')}`
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`
  if (keyword === 'minLength')
    return limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`
  if (keyword === 'maxLength') return `must have at most ${limit} characters`
  if (keyword === 'minItems') return `must have at least ${limit} items`
  if (keyword === 'maxItems') return `must have at most ${limit} items`
  if (keyword === 'pattern') return params.pattern === '\\S' ? 'must not be blank' : message
  if (keyword === 'format') return `must be ${formatWords[params.format] ?? `a ${params.format}`}`
  return message
}

const formatWords: Readonly<Record<string, string>> = {
  email: 'an email address',
  'date-time': 'a time such as 2026-11-22T10:00:00Z',
  status: `one of ${imageStatuses.join(', ')}, or the id of a custom status`,
  shape: `one of ${shapes.map(({ name }) => name).join(', ')}`,
  'writable-status': `one of ${writableImageStatuses.join(', ')}, or the id of a custom status`,
}
