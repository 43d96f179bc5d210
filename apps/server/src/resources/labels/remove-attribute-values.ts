import { type AttributeValue, type AttributeValues, withAttribute, withKeyframes } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { changeLabels } from './change-labels.ts'
import { presentContent } from './present.ts'
import type { LabelRow } from './queries.ts'
import { someLabelsWithValue, type ValuesOf } from './values/queries.ts'

const labelsPerRound = 5000

/**
 * Takes values of an attribute off labels, image by image, by changes that the history keeps. A label that somebody
 * changes meanwhile is met again in the next round, so their edit stands.
 * @param values all of the attribute, or what names other options than the given ones
 */
export async function removeAttributeValues(context: Context, actor: Actor, values: ValuesOf): Promise<void> {
  for (;;) {
    const found = await someLabelsWithValue(context.db, values, labelsPerRound)
    if (found.length === 0) return
    for (const mediaId of new Set(found.map(label => label.mediaId))) {
      const labels = found.filter(label => label.mediaId === mediaId)
      const updated = labels.map(label => ({ version: label.version, to: without(label, values) }))
      const request = { id: context.newId(), added: [], updated, removed: [] }
      await changeLabels(context, actor, mediaId, request, { origin: 'api' })
    }
  }
}

/** Whether any label has such a value. */
export async function anyLabelHasValue(context: Pick<Context, 'db'>, values: ValuesOf): Promise<boolean> {
  return (await someLabelsWithValue(context.db, values, 1)).length > 0
}

function without(label: LabelRow, { attributeId, optionIds }: ValuesOf) {
  const content = presentContent(label)
  const left = (values: AttributeValues) =>
    withAttribute(values, attributeId, remaining(values[attributeId], optionIds))
  if (!content.keyframes) return { ...content, attributes: left(content.attributes) }
  const keyframes = content.keyframes.map(each => ({ ...each, attributes: left(each.attributes) }))
  return withKeyframes(content, keyframes)
}

function remaining(value: AttributeValue | undefined, optionIds: ValuesOf['optionIds']) {
  return typeof value === 'object' ? value.filter(id => optionIds?.includes(id)) : undefined
}
