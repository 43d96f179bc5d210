import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { Name, nullable, Uuid } from '../../../contract/schemas.ts'
import {
  createTagClass,
  deleteTagClass,
  findTagClass,
  listTagClasses,
  listTagGroups,
  type TagClassRow,
  type TagGroupRow,
  updateTagClass,
} from '../../../resources/tags/index.ts'
import { inProject } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, MaybeOrder, MaybeText, pageOf } from '../schemas.ts'
import type { ParamsOf } from '../table.ts'
import { TagClass, wireTagClass } from '../translate/tag.ts'

const TagClassBody = Type.Object({
  name: Name,
  norder: MaybeOrder,
  tag_group_id: Type.Optional(nullable(Uuid)),
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
    async ({ context, actor, params, body }) => {
      const groups = await listTagGroups(context, actor, params.project_id)
      const fields = fieldsOf(body, groups)
      return wireTagClass(await createTagClass(context, actor, params.project_id, fields))
    },
  ),
  operation('getTagClass', { reply: TagClass }, async call => wireTagClass(await namedTagClass(call))),
  operation('updateTagClass', { body: TagClassBody, reply: TagClass }, async call => {
    const { id, projectId } = await namedTagClass(call)
    const groups = await listTagGroups(call.context, call.actor, projectId)
    return wireTagClass(await updateTagClass(call.context, call.actor, id, fieldsOf(call.body, groups)))
  }),
  operation('deleteTagClass', {}, async call => {
    const { id } = await namedTagClass(call)
    await deleteTagClass(call.context, call.actor, id)
  }),
]

/**
 * What a body says of a tag class. Its group is named by id or by name; both have to mean the same one, and without either
 * a new class goes into the first group and an old one stays where it is.
 */
function fieldsOf(
  { name, norder, tag_group_id, tag_group_name }: Static<typeof TagClassBody>,
  groups: readonly TagGroupRow[],
) {
  const groupId = tag_group_id?.toLowerCase()
  const byName = groups.find(group => group.name === tag_group_name)
  if (tag_group_name && !byName) throw invalidName(`"${tag_group_name}" is no tag group of this project`)
  if (byName && groupId !== undefined && byName.id !== groupId)
    throw invalidName(`"${tag_group_name}" is not the group with the tag_group_id beside it`)
  return { name, norder: norder ?? undefined, groupId: groupId ?? byName?.id }
}

function invalidName(problem: string): AppError {
  return new AppError('invalid_input', { field: 'tag_group_name', problem })
}

type TagClassCall = Call<ParamsOf<'getTagClass'>, unknown, unknown>

async function namedTagClass({ context, actor, params }: TagClassCall): Promise<TagClassRow> {
  const found = await findTagClass(context, actor, params.tag_class_id, 'read the workspace')
  return inProject(found, params.project_id, 'tag class')
}
