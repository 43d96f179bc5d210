import { AppError, type AttributeValues, commonAttributes } from '@gesso/core'
import { Type } from 'typebox'
import { AttributeValueSchema, named, nullable, Uuid } from '../../../contract/schemas.ts'
import { type AttributeRow, listAttributes, setLabelAttributes } from '../../../resources/attributes/index.ts'
import { findLabelClass } from '../../../resources/label-classes/index.ts'
import { findLabels, type LabelRow, listImageLabels } from '../../../resources/labels/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { inProject } from '../guards.ts'
import { namedImage } from '../named-image.ts'
import { type Call, operation } from '../operation.ts'
import { listReply, pageFromAll } from '../paging.ts'
import { listOf, listQuery, pageOf } from '../schemas.ts'
import { LabelAttribute, wireLabelAttribute } from '../translate/attribute.ts'

/** Most values, or labels, of one request. */
const maxItems = 1000

const Value = nullable(AttributeValueSchema)

const Predicted = Type.Optional(
  nullable(Type.Union([Type.String({ maxLength: 10_000 }), Type.Array(Type.String(), { maxItems })])),
)

const CommonAttribute = named(
  'CommonAttribute',
  Type.Object({
    id: Uuid,
    is_required: Type.Boolean(),
    name: Type.String(),
    type: LabelAttribute.properties.type,
    description: nullable(Type.String()),
    norder: Type.Number(),
    is_conflicting: Type.Boolean(),
  }),
)

export const labelAttributeOperations = [
  operation(
    'listImageLabelAttributes',
    { query: listQuery({}), reply: pageOf('LabelAttributePage', LabelAttribute) },
    async call => {
      const image = await namedImage(call)
      const attributes = await attributesOfLabels(call)
      const { labels } = await listImageLabels(call.context, call.actor, image.id)
      const all = labels.flatMap(label => valuesOf(label, attributes))
      return pageFromAll(call.query, all, value => value)
    },
  ),
  operation(
    'setImageLabelAttributes',
    {
      body: Type.Array(Type.Object({ id: Uuid, label_id: Uuid, value: Value }), { maxItems }),
      reply: Type.Array(LabelAttribute),
    },
    async call => {
      const image = await namedImage(call)
      const items = call.body.map(({ id, label_id, value }) => ({
        attributeId: id.toLowerCase(),
        labelId: label_id.toLowerCase(),
        value,
      }))
      const byId = new Map((await attributesOfLabels(call)).map(each => [each.id, each]))
      const answer = items.map(({ attributeId, labelId, value }) =>
        wireLabelAttribute(known(byId.get(attributeId), attributeId), labelId, value),
      )
      const wireField = (field: string) => field.replace(/^values(\[\d+\])/, '$1')
      await renamingFields(wireField, setLabelAttributes(call.context, call.actor, image.id, items))
      return answer
    },
  ),
  operation(
    'listCommonAttributes',
    { body: Type.Array(Uuid, { maxItems }), reply: Type.Array(CommonAttribute) },
    async call => {
      const image = await namedImage(call)
      const { labels } = await listImageLabels(call.context, call.actor, image.id)
      const byId = new Map(labels.map(label => [label.id, label]))
      const chosen: { classId: string; attributes?: AttributeValues }[] = []
      for (const id of new Set(call.body.map(each => each.toLowerCase())))
        chosen.push(byId.get(id) ?? (await namedClass(call, id)))
      const found = commonAttributes(await attributesOfLabels(call), chosen)
      return found.map(({ attribute, conflicting }) => ({
        id: attribute.id,
        is_required: attribute.required,
        name: attribute.name,
        type: attribute.type,
        description: attribute.description,
        norder: attribute.norder,
        is_conflicting: conflicting,
      }))
    },
  ),
  operation(
    'listLabelAttributes',
    { query: listQuery({}), reply: listOf('LabelAttributeList', LabelAttribute) },
    async call => {
      const label = await namedLabel(call)
      const { offset = 0, limit = maxItems } = call.query
      const all = valuesOf(label, await attributesOfLabels(call))
      // The SDK pages through it, and stops at the total.
      return { ...listReply(all), items: all.slice(offset, offset + limit) }
    },
  ),
  operation(
    'setLabelAttribute',
    // What a model had predicted says nothing of the label; there is no place for it yet.
    { body: Type.Object({ value: Value, predicted_values: Predicted }), reply: LabelAttribute },
    async call => {
      const { id: labelId, mediaId } = await namedLabel(call)
      const { attribute_id: attributeId } = call.params
      const attribute = (await attributesOfLabels(call)).find(({ id }) => id === attributeId)
      const found = known(attribute, attributeId)
      const { value } = call.body
      const set = setLabelAttributes(call.context, call.actor, mediaId, [{ labelId, attributeId, value }])
      await renamingFields(field => field.replace(/^values\[0\]\./, ''), set)
      return wireLabelAttribute(found, labelId, value)
    },
  ),
]

type ProjectCall = Pick<
  Call<{ readonly project_id: string }, unknown, unknown>,
  'context' | 'actor' | 'params'
>

async function attributesOfLabels({ context, actor, params }: ProjectCall): Promise<AttributeRow[]> {
  const all = await listAttributes(context, actor, params.project_id)
  return all.filter(({ subject }) => subject === 'LABEL')
}

/** The values that a label has, in the order of the attributes. */
function valuesOf(label: { id: string; attributes: AttributeValues }, attributes: readonly AttributeRow[]) {
  return attributes.flatMap(attribute => {
    const value = label.attributes[attribute.id]
    return value === undefined ? [] : [wireLabelAttribute(attribute, label.id, value)]
  })
}

type LabelCall = ProjectCall & { readonly params: { readonly label_id: string } }

async function namedLabel({ context, actor, params }: LabelCall): Promise<LabelRow> {
  const [label] = await findLabels(context, actor, params.project_id, [params.label_id])
  if (!label) throw new AppError('not_found', { what: 'label', id: params.label_id })
  return label
}

/** A class where a label could be named: what all its labels have in common. */
async function namedClass({ context, actor, params }: ProjectCall, id: string) {
  const found = await findLabelClass(context, actor, id, 'read the workspace')
  return { classId: inProject(found, params.project_id, 'label class').id }
}

function known(attribute: AttributeRow | undefined, id: string): AttributeRow {
  if (!attribute) throw new AppError('not_found', { what: 'attribute of labels', id })
  return attribute
}
