import { type Static, Type } from 'typebox'
import { Uuid } from '../../../contract/schemas.ts'
import {
  createKeypointSchema,
  deleteKeypointSchema,
  findKeypointSchema,
  type KeypointSchemaRow,
  linkLabelClasses,
  listKeypointSchemaLinks,
  listKeypointSchemas,
  unlinkLabelClasses,
  updateKeypointSchema,
} from '../../../resources/keypoint-schemas/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { inProject, refuseOther } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import type { ParamsOf } from '../table.ts'
import {
  KeypointSchema,
  KeypointSchemaBody,
  KeypointSchemaLinkItem,
  keypointSchemaFromWire,
  wireKeypointSchema,
  wireLink,
  wireSchemaField,
} from '../translate/keypoint-schema.ts'

const Links = Type.Array(KeypointSchemaLinkItem, { maxItems: 1000 })

const GoneLinks = Type.Array(
  Type.Object({
    keypoint_schema_id: Uuid,
    label_class_id: Uuid,
    label_class_order: Type.Optional(Type.Unknown()),
  }),
  { maxItems: 1000 },
)

export const keypointSchemaOperations = [
  operation(
    'listKeypointSchemas',
    { reply: Type.Array(KeypointSchema) },
    async ({ context, actor, params }) =>
      (await listKeypointSchemas(context, actor, params.project_id)).map(wireKeypointSchema),
  ),
  operation('createKeypointSchema', { body: KeypointSchemaBody, reply: KeypointSchema }, async call => {
    const { context, actor, params } = call
    const made = createKeypointSchema(context, actor, params.project_id, fieldsOf(call))
    return wireKeypointSchema(await renamingFields(wireSchemaField, made))
  }),
  operation('updateKeypointSchema', { body: KeypointSchemaBody, reply: KeypointSchema }, async call => {
    const { context, actor } = call
    const { id } = await namedSchema(call)
    const updated = updateKeypointSchema(context, actor, id, fieldsOf(call))
    return wireKeypointSchema(await renamingFields(wireSchemaField, updated))
  }),
  operation('deleteKeypointSchema', {}, async call => {
    const { id } = await namedSchema(call)
    await deleteKeypointSchema(call.context, call.actor, id, { removeLabels: true })
  }),
  operation(
    'listKeypointSchemaLinks',
    { reply: Type.Array(KeypointSchemaLinkItem) },
    async ({ context, actor, params }) =>
      (await listKeypointSchemaLinks(context, actor, params.project_id)).map(wireLink),
  ),
  operation(
    'addKeypointSchemaLinks',
    { body: Links, reply: Type.Array(KeypointSchemaLinkItem) },
    async ({ context, actor, params, body }) => {
      const links = body.map(link => ({ ...pairOf(link), norder: link.label_class_order }))
      return (await linkLabelClasses(context, actor, params.project_id, links)).map(wireLink)
    },
  ),
  operation('deleteKeypointSchemaLinks', { body: GoneLinks }, ({ context, actor, params, body }) =>
    unlinkLabelClasses(context, actor, params.project_id, body.map(pairOf)),
  ),
]

function pairOf(link: Static<typeof GoneLinks>[number]) {
  return { schemaId: link.keypoint_schema_id, labelClassId: link.label_class_id }
}

type BodyCall = Call<{ project_id: string }, unknown, Static<typeof KeypointSchemaBody>>

function fieldsOf({ params, body }: BodyCall) {
  const projectId = body.project_id?.toLowerCase()
  refuseOther('project_id', projectId, params.project_id, 'is not the project of the path')
  return keypointSchemaFromWire(body)
}

type SchemaCall = Call<ParamsOf<'updateKeypointSchema'>, unknown, unknown>

async function namedSchema({ context, actor, params }: SchemaCall): Promise<KeypointSchemaRow> {
  const found = await findKeypointSchema(context, actor, params.keypoint_schema_id, 'read the workspace')
  return inProject(found, params.project_id, 'keypoint schema')
}
