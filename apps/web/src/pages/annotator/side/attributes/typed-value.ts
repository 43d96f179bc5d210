import { type AttributeRule, type AttributeValue, attributeValueProblem } from '@gesso/core'

/** What a typed text means for an attribute of texts or numbers: a value, none, or what is wrong with it. */
export type TypedValue = { readonly value: AttributeValue | undefined } | { readonly problem: string }

/** Reads a text that somebody typed; a comma may stand for the point of a number. */
export function typedValue(rule: AttributeRule, text: string): TypedValue {
  if (text.trim() === '') return { value: undefined }
  const value = rule.type === 'TEXT' ? text : Number(text.trim().replace(',', '.'))
  const problem = attributeValueProblem(rule, value)
  return problem === undefined ? { value } : { problem }
}
