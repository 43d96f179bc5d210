import { AppError } from '@gesso/core'
import { Value } from 'typebox/value'
import type { Format } from './format.ts'

/** Options of a format as its schema describes them. */
export type FormatOptions = Readonly<Record<string, unknown>>

/** A format, of whatever. */
type OptionsOwner = Pick<Format, 'name' | 'options'>

/**
 * Options out of untrusted JSON, with the defaults for what is not given.
 * @param given undefined or null for none
 * @throws AppError `invalid_input` that names the option
 */
export function parseOptions(format: OptionsOwner, given: unknown, field = 'options'): FormatOptions {
  const options = Value.Default(format.options, Value.Clone(given ?? {}))
  if (Value.Check(format.options, options)) return options
  // An unknown property is told twice, once for the object that must not have it.
  const errors = Value.Errors(format.options, options)
  const error = errors.find(each => each.keyword !== 'boolean') ?? errors[0]
  const place = field + (error?.instancePath ?? '').replaceAll('/', '.')
  throw new AppError('invalid_input', { field: place, problem: problemOf(format, error) })
}

function problemOf(format: OptionsOwner, error: ReturnType<typeof Value.Errors>[number] | undefined): string {
  if (error?.keyword === 'additionalProperties') {
    const known = Object.keys(format.options.properties).join(', ') || 'none'
    const unknown = error.params.additionalProperties.join(', ').slice(0, 100)
    return `has the unknown option ${unknown}; ${format.name} has ${known}`
  }
  if (error?.keyword === 'enum') return `must be one of ${error.params.allowedValues.map(String).join(', ')}`
  return error?.message ?? 'does not fit'
}
