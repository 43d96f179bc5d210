import { type Static, Type } from 'typebox'
import {
  Colour,
  Description,
  Name,
  named,
  nullable,
  oneOf,
  Timestamp,
  Uuid,
} from '../../../contract/schemas.ts'
import type {
  KeypointSchemaEdit,
  KeypointSchemaLink,
  KeypointSchemaRow,
  NewKeypointSchema,
} from '../../../resources/keypoint-schemas/index.ts'
import { MaybeOrder } from '../schemas.ts'

const SchemaType = oneOf(['pose', 'points', 'polyline'])

/** Who made something and who changed it last, and when, in this API's words. */
const made = {
  created_by: nullable(Uuid),
  create_date: Timestamp,
  updated_by: nullable(Uuid),
  update_date: Timestamp,
}

export const KeypointClass = named(
  'KeypointClass',
  Type.Object({
    id: Uuid,
    keypoint_schema_id: Uuid,
    name: Type.String(),
    description: nullable(Type.String()),
    min_points: Type.Integer(),
    max_points: Type.Integer(),
    norder: Type.Number(),
    editor_x: nullable(Type.Number()),
    editor_y: nullable(Type.Number()),
    ...made,
  }),
)

export const KeypointSchema = named(
  'KeypointSchema',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    project_id: Uuid,
    description: nullable(Type.String()),
    type: SchemaType,
    norder: Type.Number(),
    keypoint_classes: Type.Array(KeypointClass),
    keypoint_skeleton: Type.Array(
      named(
        'KeypointSkeleton',
        Type.Object({
          id: Uuid,
          keypoint_schema_id: Uuid,
          keypoint_class_id_a: Uuid,
          keypoint_class_id_b: Uuid,
          color: nullable(Type.String()),
        }),
      ),
    ),
    template_id: nullable(Uuid),
    ...made,
  }),
)

/** How many points of one class a label may have at most. */
const limitPoints = 1000

const Maybe = {
  id: Type.Optional(nullable(Uuid)),
  text: Type.Optional(nullable(Description)),
  place: Type.Optional(nullable(Type.Number())),
}

export const KeypointSchemaBody = Type.Object({
  name: Name,
  project_id: Maybe.id,
  description: Maybe.text,
  type: SchemaType,
  norder: MaybeOrder,
  keypoint_classes: Type.Optional(
    nullable(
      Type.Array(
        Type.Object({
          id: Maybe.id,
          name: Name,
          description: Maybe.text,
          min_points: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: limitPoints }))),
          max_points: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: limitPoints }))),
          norder: MaybeOrder,
          editor_x: Maybe.place,
          editor_y: Maybe.place,
        }),
        { maxItems: 500 },
      ),
    ),
  ),
  keypoint_skeleton: Type.Optional(
    nullable(
      Type.Array(
        Type.Object({
          id: Maybe.id,
          keypoint_class_id_a: Uuid,
          keypoint_class_id_b: Uuid,
          color: Type.Optional(nullable(Colour)),
        }),
        { maxItems: 2000 },
      ),
    ),
  ),
  template_id: Maybe.id,
})

/** The points of a keypoint schema as the wire has them. */
export function wireKeypointClasses(row: KeypointSchemaRow): Static<typeof KeypointClass>[] {
  return row.classes.map(each => ({
    id: each.id,
    keypoint_schema_id: row.id,
    name: each.name,
    description: each.description,
    min_points: each.minPoints,
    max_points: each.maxPoints,
    norder: each.norder,
    editor_x: each.editorX,
    editor_y: each.editorY,
    ...wireMade(each),
  }))
}

/** A keypoint schema as the wire has it. */
export function wireKeypointSchema(row: KeypointSchemaRow): Static<typeof KeypointSchema> {
  return {
    id: row.id,
    name: row.name,
    project_id: row.projectId,
    description: row.description,
    type: row.type,
    norder: row.norder,
    keypoint_classes: wireKeypointClasses(row),
    keypoint_skeleton: row.edges.map(({ id, fromId, toId, color }) => ({
      id,
      keypoint_schema_id: row.id,
      keypoint_class_id_a: fromId,
      keypoint_class_id_b: toId,
      color,
    })),
    template_id: row.templateId,
    ...wireMade({
      ...row,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    }),
  }
}

/** Who and when, in this API's words. */
export function wireMade(from: {
  readonly createdBy: string | null
  readonly createdAt: string
  readonly updatedBy: string | null
  readonly updatedAt: string
}) {
  return {
    created_by: from.createdBy,
    create_date: from.createdAt,
    updated_by: from.updatedBy,
    update_date: from.updatedAt,
  }
}

/**
 * What a body says about a keypoint schema. Points and skeleton that are null or left out stay as they are: a client that
 * only renames a schema is not to lose what labels follow.
 */
export function keypointSchemaFromWire(
  body: Static<typeof KeypointSchemaBody>,
): NewKeypointSchema & KeypointSchemaEdit {
  return {
    name: body.name,
    type: body.type,
    description: body.description,
    norder: body.norder ?? undefined,
    templateId: body.template_id,
    keypointClasses: body.keypoint_classes?.map(each => ({
      id: each.id ?? undefined,
      name: each.name,
      description: each.description,
      minPoints: each.min_points ?? undefined,
      maxPoints: each.max_points ?? undefined,
      norder: each.norder ?? undefined,
      editorX: each.editor_x,
      editorY: each.editor_y,
    })),
    edges: body.keypoint_skeleton?.map(edge => ({
      id: edge.id ?? undefined,
      fromId: edge.keypoint_class_id_a,
      toId: edge.keypoint_class_id_b,
      color: edge.color,
    })),
  }
}

/** What a field of ours is called on the wire; the rest is the same in other letters. */
export function wireSchemaField(field: string): string {
  return field
    .replace(/^edges/, 'keypoint_skeleton')
    .replace(/\.fromId$/, '.keypoint_class_id_a')
    .replace(/\.toId$/, '.keypoint_class_id_b')
}

export const KeypointSchemaLinkItem = named(
  'KeypointSchemaLink',
  Type.Object({ keypoint_schema_id: Uuid, label_class_id: Uuid, label_class_order: Type.Number() }),
)

/** A link as the wire has it. */
export function wireLink(link: KeypointSchemaLink): Static<typeof KeypointSchemaLinkItem> {
  return {
    keypoint_schema_id: link.schemaId,
    label_class_id: link.labelClassId,
    label_class_order: link.norder,
  }
}
