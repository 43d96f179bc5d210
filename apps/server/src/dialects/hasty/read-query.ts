import { AppError } from '@gesso/core'
import type { TObject, TSchema } from 'typebox'

type Raw = Readonly<Record<string, unknown>>

/**
 * Puts a query into the form that its schema checks: lists come repeated, comma-joined (as the vendor's SDK sends them) or
 * both, booleans also as Python writes them, and what is empty counts as not given.
 * @throws AppError `invalid_input` for a parameter that the schema forbids, or one that no text can have
 */
export function readQuery(schema: TObject, raw: Raw): Record<string, unknown> {
  const known: Readonly<Record<string, TSchema>> = schema.properties
  const read: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(raw)) {
    const texts = [given].flat().map(text => checkedText(name, text))
    const filled = texts.filter(text => text !== '')
    if (filled.length === 0) continue
    const wanted = known[name]
    if (wanted) read[name] = readAs(typeOf(wanted), filled)
    else if (isClosed(schema)) throw unknownParameter(name, Object.keys(known))
  }
  return read
}

function readAs(type: unknown, texts: string[]): unknown {
  if (type === 'array') return texts.flatMap(text => text.split(',')).filter(text => text !== '')
  const values = type === 'boolean' ? texts.map(text => text.toLowerCase()) : texts
  return values.length === 1 ? values[0] : values
}

function typeOf(schema: TSchema): unknown {
  return 'type' in schema ? schema.type : undefined
}

function isClosed(schema: TObject): boolean {
  return 'additionalProperties' in schema && schema.additionalProperties === false
}

function checkedText(name: string, text: unknown): string {
  if (typeof text === 'string' && !text.includes('\0')) return text
  throw new AppError('invalid_input', { field: name, problem: 'contains a NUL character' })
}

function unknownParameter(name: string, known: readonly string[]): AppError {
  const problem = `is nothing that this list can be asked for; known are ${known.join(', ')}`
  return new AppError('invalid_input', { field: name, problem })
}
