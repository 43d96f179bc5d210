import { type Static, Type } from 'typebox'
import { Name } from '../../../contract/schemas.ts'
import {
  createTagClass,
  deleteTagClass,
  findTagClass,
  listTagClasses,
  type TagClassRow,
  updateTagClass,
} from '../../../resources/tags/index.ts'
import { inProject, refuseOther } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, MaybeOrder, MaybeText, pageOf } from '../schemas.ts'
import type { ParamsOf } from '../table.ts'
import { TagClass, wireTagClass } from '../translate/tag.ts'

const TagClassBody = Type.Object({
  name: Name,
  norder: MaybeOrder,
  tag_group_id: MaybeText,
  tag_group_name: MaybeText,
})

export const tagClassOperations = [
  operation(
    'listTagClasses',
    { query: listQuery({}), reply: pageOf('TagClassPage', TagClass) },
    async ({ context, actor, params, query }) =>
      pageFromAll(query, await listTagClasses(context, actor, params.project_id), wireTagClass),
  ),
  operation(
    'createTagClass',
    { body: TagClassBody, reply: TagClass },
    async ({ context, actor, params, body }) =>
      wireTagClass(await createTagClass(context, actor, params.project_id, fieldsOf(body))),
  ),
  operation('getTagClass', { reply: TagClass }, async call => wireTagClass(await namedTagClass(call))),
  operation('updateTagClass', { body: TagClassBody, reply: TagClass }, async call => {
    const { id } = await namedTagClass(call)
    return wireTagClass(await updateTagClass(call.context, call.actor, id, fieldsOf(call.body)))
  }),
  operation('deleteTagClass', {}, async call => {
    const { id } = await namedTagClass(call)
    await deleteTagClass(call.context, call.actor, id)
  }),
]

function fieldsOf({ name, norder, tag_group_id, tag_group_name }: Static<typeof TagClassBody>) {
  refuseOther('tag_group_id', tag_group_id, null, 'is not possible yet: there are no tag groups')
  refuseOther('tag_group_name', tag_group_name, null, 'is not possible yet: there are no tag groups')
  return { name, norder: norder ?? undefined }
}

type TagClassCall = Call<ParamsOf<'getTagClass'>, unknown, unknown>

async function namedTagClass({ context, actor, params }: TagClassCall): Promise<TagClassRow> {
  const found = await findTagClass(context, actor, params.tag_class_id, 'read the workspace')
  return inProject(found, params.project_id, 'tag class')
}
