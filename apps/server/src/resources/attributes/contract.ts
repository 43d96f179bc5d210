import { attributeSubjects, attributeTypes } from '@gesso/core'
import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import {
  AttributeValuesSchema,
  Description,
  ids,
  Name,
  named,
  nullable,
  oneOf,
  Uuid,
} from '../../contract/schemas.ts'

const AttributeType = oneOf(attributeTypes)
const AttributeSubject = oneOf(attributeSubjects)
const Order = Type.Number({ minimum: -1e15, maximum: 1e15 })

const AttributeLink = named(
  'AttributeLink',
  Type.Object({
    attributeId: Uuid,
    classId: Uuid,
    /** its place among the attributes of the class */
    attributeOrder: Type.Number(),
    /** the class's place among those of the attribute */
    classOrder: Type.Number(),
  }),
)

const Attribute = named(
  'Attribute',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    name: Type.String(),
    type: AttributeType,
    /** what it is about */
    subject: AttributeSubject,
    description: nullable(Type.String()),
    norder: Type.Number(),
    /** an image counts as unfinished as long as a value is missing */
    required: Type.Boolean(),
    defaultValue: nullable(Type.String()),
    /** of INT and FLOAT; null: no limit */
    min: nullable(Type.Number()),
    max: nullable(Type.Number()),
    /** what SELECTION and MULTIPLE-SELECTION choose from */
    options: Type.Array(Type.Object({ id: Uuid, value: Type.String() })),
    /** the label classes that it belongs to */
    links: Type.Array(AttributeLink),
    /** it came with a job, and nobody has confirmed it yet */
    isNew: Type.Boolean(),
  }),
)

/** Options are those that are there by id, else by their text; all others that were there are dropped. */
const Options = Type.Array(
  Type.Object({
    id: Type.Optional(Uuid),
    value: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
  }),
  { maxItems: 1000 },
)

const fields = {
  description: Type.Optional(nullable(Description)),
  norder: Type.Optional(Order),
  required: Type.Optional(Type.Boolean()),
  defaultValue: Type.Optional(nullable(Type.String({ maxLength: 10_000 }))),
  min: Type.Optional(nullable(Type.Number())),
  max: Type.Optional(nullable(Type.Number())),
  options: Type.Optional(Options),
}

const OwnValues = named('OwnValues', Type.Object({ values: AttributeValuesSchema }))
const ValuesEdit = Type.Object({
  set: Type.Optional(AttributeValuesSchema),
  remove: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
})

export const attributeContract = {
  listAttributes: operation({
    method: 'GET',
    path: '/api/projects/:projectId/attributes',
    summary: 'Attributes of a project, in their order',
    params: ids('projectId'),
    reply: Type.Array(Attribute),
  }),
  createAttribute: operation({
    method: 'POST',
    path: '/api/projects/:projectId/attributes',
    summary: 'Make an attribute; about labels, and after the last one, when that is left out',
    params: ids('projectId'),
    body: Type.Object({
      name: Name,
      type: AttributeType,
      subject: Type.Optional(AttributeSubject),
      ...fields,
    }),
    reply: Attribute,
  }),
  updateAttribute: operation({
    method: 'PATCH',
    path: '/api/attributes/:attributeId',
    summary: 'Change an attribute; options that are left out are dropped, and taken off what has them',
    params: ids('attributeId'),
    body: Type.Object({
      name: Type.Optional(Name),
      type: Type.Optional(AttributeType),
      subject: Type.Optional(AttributeSubject),
      ...fields,
      isNew: Type.Optional(Type.Boolean()),
    }),
    reply: Attribute,
  }),
  deleteAttribute: operation({
    method: 'DELETE',
    path: '/api/attributes/:attributeId',
    summary: 'Delete an attribute with all its values',
    params: ids('attributeId'),
  }),
  editAttributeLinks: operation({
    method: 'POST',
    path: '/api/projects/:projectId/attribute-links',
    summary:
      'Link attributes of labels to label classes, reorder or unlink them; what is so already is no error',
    params: ids('projectId'),
    body: Type.Object({
      add: Type.Optional(
        Type.Array(
          Type.Object({
            attributeId: Uuid,
            classId: Uuid,
            attributeOrder: Type.Optional(Order),
            classOrder: Type.Optional(Order),
          }),
          { maxItems: 1000 },
        ),
      ),
      remove: Type.Optional(
        Type.Array(Type.Object({ attributeId: Uuid, classId: Uuid }), { maxItems: 1000 }),
      ),
    }),
    /** all of the project */
    reply: Type.Array(AttributeLink),
  }),
  getImageAttributes: operation({
    method: 'GET',
    path: '/api/images/:imageId/attributes',
    summary: "An image's own values; those of its labels are with the labels",
    params: ids('imageId'),
    reply: OwnValues,
  }),
  setImageAttributes: operation({
    method: 'PATCH',
    path: '/api/images/:imageId/attributes',
    summary: "Set and take away an image's own values",
    params: ids('imageId'),
    body: ValuesEdit,
    reply: OwnValues,
  }),
  getVideoAttributes: operation({
    method: 'GET',
    path: '/api/videos/:videoId/attributes',
    summary: "A video's own values; those of its segments are with the segments",
    params: ids('videoId'),
    reply: OwnValues,
  }),
  setVideoAttributes: operation({
    method: 'PATCH',
    path: '/api/videos/:videoId/attributes',
    summary: "Set and take away a video's own values",
    params: ids('videoId'),
    body: ValuesEdit,
    reply: OwnValues,
  }),
  getSegmentAttributes: operation({
    method: 'GET',
    path: '/api/segments/:segmentId/attributes',
    summary: 'The values of a segment',
    params: ids('segmentId'),
    reply: OwnValues,
  }),
  setSegmentAttributes: operation({
    method: 'PATCH',
    path: '/api/segments/:segmentId/attributes',
    summary: 'Set and take away values of a segment',
    params: ids('segmentId'),
    body: ValuesEdit,
    reply: OwnValues,
  }),
}
