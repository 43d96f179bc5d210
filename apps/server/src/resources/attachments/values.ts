import type { AttributeValue, AttributeValues } from '@gesso/core'
import type { Taxonomy } from '../jobs/index.ts'

/** Values by attribute id, out of those by name; of options their texts are given. What says nothing is left out. */
export function valuesOf(byName: Readonly<Record<string, unknown>>, taxonomy: Taxonomy): AttributeValues {
  const values = Object.entries(byName).flatMap(([name, value]) => {
    const attribute = taxonomy.attributes.get(name)
    const said = attribute && saidBy(value, attribute)
    return attribute && said !== undefined ? [[attribute.id, said] as const] : []
  })
  return Object.fromEntries(values)
}

type Attribute = Taxonomy['attributes'] extends ReadonlyMap<string, infer A> ? A : never

function saidBy(value: unknown, { type, options }: Attribute): AttributeValue | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const idOf = (text: unknown) => options.find(option => option.value === String(text))?.id ?? String(text)
  if (type === 'SELECTION') return idOf([value].flat()[0])
  if (type === 'MULTIPLE-SELECTION') return [value].flat().map(idOf)
  if (type === 'INT' || type === 'FLOAT') return Number(value)
  if (type === 'BOOL') return typeof value === 'boolean' ? value : String(value).toLowerCase() === 'true'
  return [value].flat().map(String).join(', ')
}
