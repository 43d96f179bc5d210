import { type AttributeValue, attributeSubjects, attributeTypes } from '@gesso/core'
import { type Static, Type } from 'typebox'
import {
  AttributeValueSchema,
  Description,
  Name,
  named,
  nullable,
  oneOf,
  Uuid,
} from '../../../contract/schemas.ts'
import type {
  AttributeEdit,
  AttributeLinkRow,
  AttributeRow,
  GivenLink,
} from '../../../resources/attributes/index.ts'
import { MaybeOrder, MaybeText } from '../schemas.ts'

const AttributeType = oneOf(attributeTypes)
const SubjectType = oneOf(attributeSubjects)
const MaybeNumber = Type.Optional(nullable(Type.Number()))
const PredictionType = oneOf(['llm', 'ocr'])
const PredictionModel = oneOf(['gemini-2.0-flash', 'gemini-2.0-flash-lite'])

export const Attribute = named(
  'Attribute',
  Type.Object({
    id: Uuid,
    is_required: Type.Boolean(),
    name: Type.String(),
    type: AttributeType,
    subject_type: SubjectType,
    default: nullable(Type.String()),
    description: nullable(Type.String()),
    min: nullable(Type.Number()),
    max: nullable(Type.Number()),
    norder: Type.Number(),
    class_count: Type.Integer(),
    prediction_type: nullable(Type.String()),
    prediction_model: nullable(Type.String()),
    prediction_prompt: nullable(Type.String()),
    values: Type.Array(named('AttributeLOV', Type.Object({ id: Uuid, value: Type.String() }))),
  }),
)

export const AttributeBody = Type.Object({
  is_required: Type.Optional(nullable(Type.Boolean())),
  name: Name,
  type: AttributeType,
  subject_type: Type.Optional(nullable(SubjectType)),
  default: MaybeText,
  description: Type.Optional(nullable(Description)),
  min: MaybeNumber,
  max: MaybeNumber,
  norder: MaybeOrder,
  prediction_type: Type.Optional(nullable(PredictionType)),
  prediction_model: Type.Optional(nullable(PredictionModel)),
  prediction_prompt: MaybeText,
  values: Type.Optional(
    nullable(
      Type.Array(
        Type.Object({
          id: Type.Optional(nullable(Uuid)),
          value: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
        }),
        { maxItems: 1000 },
      ),
    ),
  ),
})

export const AttributeLink = named(
  'AttributeClass',
  Type.Object({
    attribute_id: Uuid,
    class_id: Uuid,
    attribute_order: Type.Number(),
    class_order: Type.Number(),
  }),
)

export const AttributeLinkBody = Type.Object({
  attribute_id: Uuid,
  class_id: Uuid,
  attribute_order: MaybeOrder,
  class_order: MaybeOrder,
})

export const LabelAttribute = named(
  'LabelAttribute',
  Type.Object({
    id: Uuid,
    label_id: Uuid,
    name: Type.String(),
    type: AttributeType,
    description: nullable(Type.String()),
    value: nullable(AttributeValueSchema),
  }),
)

/** An attribute as the wire has it. */
export function wireAttribute(row: AttributeRow): Static<typeof Attribute> {
  return {
    id: row.id,
    is_required: row.required,
    name: row.name,
    type: row.type,
    subject_type: row.subject,
    default: row.defaultValue,
    description: row.description,
    min: row.min,
    max: row.max,
    norder: row.norder,
    class_count: row.links.length,
    prediction_type: row.prediction.type,
    prediction_model: row.prediction.model,
    prediction_prompt: row.prediction.prompt,
    values: [...row.options],
  }
}

/**
 * What a body says about an attribute. Null clears what can be empty; where nothing can be, it stands for what is there or
 * would be chosen.
 * @param before what is there, when there is something
 */
export function attributeFromWire(
  body: Static<typeof AttributeBody>,
  before?: AttributeRow,
): AttributeEdit & Pick<AttributeRow, 'name' | 'type'> {
  const { prediction = { type: null, model: null, prompt: null } } = before ?? {}
  return {
    name: body.name,
    type: body.type,
    subject: body.subject_type ?? undefined,
    description: body.description,
    norder: body.norder ?? undefined,
    required: body.is_required ?? undefined,
    defaultValue: body.default,
    min: body.min,
    max: body.max,
    prediction: {
      type: body.prediction_type === undefined ? prediction.type : body.prediction_type,
      model: body.prediction_model === undefined ? prediction.model : body.prediction_model,
      prompt: body.prediction_prompt === undefined ? prediction.prompt : body.prediction_prompt,
    },
    options: body.values?.map(({ id, value }) => ({ id: id ?? undefined, value })),
  }
}

/** Where a part of an attribute is on the wire: `options[1].value` is `values[1].value`. */
export function wireAttributeField(field: string): string {
  if (field === 'subject') return 'subject_type'
  return field.replace(/^options/, 'values')
}

/** A link as the wire has it. */
export function wireLink(link: AttributeLinkRow): Static<typeof AttributeLink> {
  const { attributeId, classId, attributeOrder, classOrder } = link
  return {
    attribute_id: attributeId,
    class_id: classId,
    attribute_order: attributeOrder,
    class_order: classOrder,
  }
}

/** The link that a request means. */
export function linkFromWire(link: Static<typeof AttributeLinkBody>): GivenLink {
  return {
    attributeId: link.attribute_id,
    classId: link.class_id,
    attributeOrder: link.attribute_order ?? undefined,
    classOrder: link.class_order ?? undefined,
  }
}

/** A value of a label as the wire has it. */
export function wireLabelAttribute(
  { id, name, type, description }: Pick<AttributeRow, 'id' | 'name' | 'type' | 'description'>,
  labelId: string,
  value: AttributeValue | null,
): Static<typeof LabelAttribute> {
  return { id, label_id: labelId, name, type, description, value }
}
