import { AppError } from '@gesso/core'
import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { Static, TSchema } from 'typebox'

const json = formatsAdded(new Ajv({ strict: false, useDefaults: true }))
/** Parameters and queries arrive as text: numbers, booleans and single values of arrays are read from it. */
const text = formatsAdded(new Ajv({ strict: false, useDefaults: true, coerceTypes: 'array' }))

function formatsAdded(ajv: Ajv): Ajv {
  addFormats.default(ajv, ['date-time', 'email'])
  ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)
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
  const validate = (source === 'json' ? json : text).compile<Static<T>>(schema)
  return (input, name) => {
    if (validate(input)) return input
    throw invalidInput(validate.errors ?? [], name)
  }
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
  if (error.keyword === 'required') return 'is missing'
  const allowed: unknown = error.params.allowedValues
  if (Array.isArray(allowed)) return `must be one of ${allowed.join(', ')}`
  return error.message ?? 'is not valid'
}
