import type { AttributeValue, AttributeValues } from './label.ts'

/** What an attribute's values can be. */
export const attributeTypes = ['SELECTION', 'MULTIPLE-SELECTION', 'TEXT', 'INT', 'FLOAT', 'BOOL'] as const

export type AttributeType = (typeof attributeTypes)[number]

/** What an attribute can be about; SEGMENT is a stretch of a video. */
export const attributeSubjects = ['IMAGE', 'VIDEO', 'LABEL', 'SEGMENT'] as const

export type AttributeSubject = (typeof attributeSubjects)[number]

/** One of the values to choose from; its id stays when its text is changed. */
export interface AttributeOption {
  readonly id: string
  readonly value: string
}

/** What a value is judged and read by. */
export interface AttributeRule {
  readonly name: string
  readonly type: AttributeType
  /** in their order; empty unless values are chosen */
  readonly options: readonly AttributeOption[]
  /** smallest and largest number of INT and FLOAT; null: no limit */
  readonly min: number | null
  readonly max: number | null
}

/** Most characters of a text. */
export const maxAttributeText = 10_000

/** Whether values of a type are chosen from options. */
export function hasOptions(type: AttributeType): boolean {
  return type === 'SELECTION' || type === 'MULTIPLE-SELECTION'
}

/** What is wrong with a value, as the end of a sentence about it; undefined when nothing is. */
export function attributeValueProblem(rule: AttributeRule, value: unknown): string | undefined {
  switch (rule.type) {
    case 'SELECTION':
      return typeof value === 'string' ? optionProblem(rule, value) : 'must be the id of an option'
    case 'MULTIPLE-SELECTION':
      return optionsProblem(rule, value)
    case 'TEXT':
      return textProblem(value)
    case 'BOOL':
      return typeof value === 'boolean' ? undefined : 'must be true or false'
    case 'INT':
      return Number.isSafeInteger(value) ? numberProblem(rule, Number(value)) : 'must be a whole number'
    case 'FLOAT':
      return Number.isFinite(value) ? numberProblem(rule, Number(value)) : 'must be a finite number'
  }
}

function optionProblem({ name, options }: AttributeRule, id: string): string | undefined {
  return options.some(option => option.id === id) ? undefined : `is no option of "${name}"`
}

function optionsProblem(rule: AttributeRule, value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.every(id => typeof id === 'string'))
    return 'must be a list of ids of options'
  if (new Set(value).size < value.length) return 'names an option twice'
  return value.map(id => optionProblem(rule, id)).find(problem => problem !== undefined)
}

function textProblem(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a text'
  if (value.length > maxAttributeText) return `must have at most ${maxAttributeText} characters`
  // Half of a pair is no character, and PostgreSQL keeps neither it nor NUL.
  return /\p{Surrogate}|\0/u.test(value) ? 'contains what is no character' : undefined
}

function numberProblem({ min, max }: AttributeRule, value: number): string | undefined {
  if (min !== null && value < min) return `must not be less than ${min}`
  if (max !== null && value > max) return `must not be greater than ${max}`
  return undefined
}

/** Whether a value says anything: no text and no option chosen are no value. */
export function saysSomething(value: AttributeValue): boolean {
  return typeof value === 'string' || typeof value === 'object' ? value.length > 0 : true
}

/**
 * A value as people read it and as exports write it: the texts of options instead of their ids; options that are gone are
 * left out.
 */
export function attributeValueText(
  { type, options }: Pick<AttributeRule, 'type' | 'options'>,
  value: AttributeValue,
): string | number | boolean | readonly string[] | undefined {
  const textOf = (id: unknown) => options.find(option => option.id === id)?.value
  if (type === 'SELECTION') return textOf(value)
  if (type !== 'MULTIPLE-SELECTION' || typeof value !== 'object') return value
  return value.map(textOf).filter(text => text !== undefined)
}

/** Whether two values are the same; undefined is none. */
export function sameAttributeValue(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.length === b.length && a.every((id, index) => id === b[index])
}

/** Values with one of them set, or taken away where it is undefined or says nothing. */
export function withAttribute(
  values: AttributeValues,
  attributeId: string,
  value: AttributeValue | undefined,
): AttributeValues {
  const { [attributeId]: _, ...others } = values
  return value === undefined || !saysSomething(value) ? others : { ...others, [attributeId]: value }
}
