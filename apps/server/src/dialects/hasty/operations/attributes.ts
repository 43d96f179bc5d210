import { Type } from 'typebox'
import { Uuid } from '../../../contract/schemas.ts'
import {
  type AttributeRow,
  createAttribute,
  deleteAttribute,
  editAttributeLinks,
  findAttribute,
  listAttributeLinks,
  listAttributes,
  updateAttribute,
} from '../../../resources/attributes/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { inProject } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import type { ParamsOf } from '../table.ts'
import {
  Attribute,
  AttributeBody,
  AttributeLink,
  AttributeLinkBody,
  attributeFromWire,
  linkFromWire,
  wireAttribute,
  wireAttributeField,
  wireLink,
} from '../translate/attribute.ts'

const maxLinks = 1000
const Links = Type.Array(AttributeLink)

export const attributeOperations = [
  operation(
    'listAttributes',
    { query: listQuery({}), reply: pageOf('AttributePage', Attribute) },
    async ({ context, actor, params, query }) =>
      pageFromAll(query, await listAttributes(context, actor, params.project_id), wireAttribute),
  ),
  operation(
    'createAttribute',
    { body: AttributeBody, reply: Attribute },
    async ({ context, actor, params, body }) => {
      const made = createAttribute(context, actor, params.project_id, attributeFromWire(body))
      return wireAttribute(await renamingFields(wireAttributeField, made))
    },
  ),
  operation('updateAttribute', { body: AttributeBody, reply: Attribute }, async call => {
    const before = await namedAttribute(call)
    const changed = updateAttribute(call.context, call.actor, before.id, attributeFromWire(call.body, before))
    return wireAttribute(await renamingFields(wireAttributeField, changed))
  }),
  operation('deleteAttribute', {}, async call => {
    const { id } = await namedAttribute(call)
    await deleteAttribute(call.context, call.actor, id)
  }),
  operation('listAttributeLinks', { reply: Links }, async ({ context, actor, params }) =>
    (await listAttributeLinks(context, actor, params.project_id)).map(wireLink),
  ),
  // It adds to what is there and answers all: the SDK's own test counts two links, and four after two more.
  operation(
    'addAttributeLinks',
    { body: Type.Array(AttributeLinkBody, { maxItems: maxLinks }), reply: Links },
    async ({ context, actor, params, body }) =>
      (await editAttributeLinks(context, actor, params.project_id, { add: body.map(linkFromWire) })).map(
        wireLink,
      ),
  ),
  operation(
    'deleteAttributeLinks',
    { body: Type.Array(Type.Object({ attribute_id: Uuid, class_id: Uuid }), { maxItems: maxLinks }) },
    async ({ context, actor, params, body }) => {
      await editAttributeLinks(context, actor, params.project_id, { remove: body.map(linkFromWire) })
    },
  ),
]

type AttributeCall = Call<ParamsOf<'updateAttribute'>, unknown, unknown>

async function namedAttribute({ context, actor, params }: AttributeCall): Promise<AttributeRow> {
  const found = await findAttribute(context, actor, params.attribute_id, 'read the workspace')
  return inProject(found, params.project_id, 'attribute')
}
