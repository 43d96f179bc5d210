import { AppError, type AttributeOption, type AttributeType, hasOptions } from '@gesso/core'

/** An option as a request names it. */
export interface GivenOption {
  readonly id?: string | undefined
  readonly value: string
}

/**
 * The options that a request means: one that names the id of an option is that option, with a new text perhaps; any other
 * is the option of its text, or a new one. So ids stay where the texts do.
 * @throws AppError `invalid_input` when two are the same, or the type has none
 */
export function settleOptions(
  present: readonly AttributeOption[],
  given: readonly GivenOption[],
  type: AttributeType,
  newId: () => string,
): AttributeOption[] {
  if (given.length > 0 && !hasOptions(type))
    throw invalid('options', `are for SELECTION and MULTIPLE-SELECTION alone, not for ${type}`)
  refuseTwice(given)
  const ids = new Set(present.map(option => option.id))
  const named = given.map(({ id }) => (id && ids.has(id.toLowerCase()) ? id.toLowerCase() : undefined))
  const taken = new Set(named)
  const free = new Map(present.filter(({ id }) => !taken.has(id)).map(({ id, value }) => [value, id]))
  return given.map(({ value }, index) => ({ id: named[index] ?? free.get(value) ?? newId(), value }))
}

function refuseTwice(given: readonly GivenOption[]): void {
  const ids = new Set<string>()
  const values = new Set<string>()
  for (const [index, { id, value }] of given.entries()) {
    if (values.has(value)) throw invalid(`options[${index}].value`, `"${value}" stands there twice`)
    values.add(value)
    if (id === undefined) continue
    if (ids.has(id.toLowerCase())) throw invalid(`options[${index}].id`, 'stands there twice')
    ids.add(id.toLowerCase())
  }
}

function invalid(field: string, problem: string): AppError {
  return new AppError('invalid_input', { field, problem })
}
