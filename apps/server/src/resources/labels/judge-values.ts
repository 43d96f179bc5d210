import {
  AppError,
  type AttributeValue,
  type AttributeValues,
  attributeValueProblem,
  isUuid,
  noAttributes,
  sameAttributeValue,
} from '@gesso/core'
import type { Database } from '../../db/index.ts'
import type { ParsedChange } from './parse-change.ts'
import type { Standing } from './settle-change.ts'
import { attributesToSet } from './values/queries.ts'

/** A value that a change gives an attribute of a label. */
export interface SetValue {
  readonly attributeId: string
  readonly value: AttributeValue
  /** how it is called in errors */
  readonly field: string
}

/**
 * The values that a change sets. One that stands already is none of them, so that a label can be moved while an option of
 * it is being taken away.
 */
export function valuesSetBy(change: ParsedChange, standing: Standing): readonly SetValue[] {
  return change.brought.flatMap(({ label, field }) => {
    const there = standing.get(label.id)
    const kept = there === undefined || there === 'elsewhere' ? undefined : there
    if (!label.keyframes) return valuesBeside(label.attributes, kept?.attributes, field)
    const before = new Map(kept?.keyframes?.map(({ frame, attributes }) => [frame, attributes]))
    return label.keyframes.flatMap(({ frame, attributes }, index) =>
      valuesBeside(attributes, before.get(frame), `${field}.keyframes[${index}]`),
    )
  })
}

function valuesBeside(
  values: AttributeValues = noAttributes,
  kept: AttributeValues | undefined,
  field: string,
): readonly SetValue[] {
  return Object.entries(values)
    .filter(([id, value]) => !sameAttributeValue(kept?.[id], value))
    .map(([attributeId, value]) => ({ attributeId, value, field: `${field}.attributes.${attributeId}` }))
}

/**
 * Refuses values that their attributes do not allow. In a transaction, the attributes then stay until its end.
 * @throws AppError `not_found`, `invalid_input`
 */
export async function judgeValues(
  db: Database,
  projectId: string,
  values: readonly SetValue[],
): Promise<void> {
  if (values.length === 0) return
  const ids = [...new Set(values.map(({ attributeId }) => attributeId))]
  const rules = await attributesToSet(db, projectId, ids.filter(isUuid))
  for (const { attributeId, value, field } of values) {
    const rule = rules.get(attributeId)
    if (!rule) throw new AppError('not_found', { what: 'attribute of labels', id: attributeId, field })
    const problem = attributeValueProblem(rule, value)
    if (problem !== undefined) throw new AppError('invalid_input', { field, problem })
  }
}
