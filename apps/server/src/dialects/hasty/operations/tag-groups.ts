import {
  createTagGroup,
  deleteTagGroup,
  findTagGroup,
  listTagGroups,
  type TagGroupRow,
  updateTagGroup,
} from '../../../resources/tags/index.ts'
import { inProject } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import type { ParamsOf } from '../table.ts'
import { TagGroup, TagGroupBody, tagGroupFromWire, wireTagGroup } from '../translate/tag-group.ts'

export const tagGroupOperations = [
  operation(
    'listTagGroups',
    { query: listQuery({}), reply: pageOf('TagGroupPage', TagGroup) },
    async ({ context, actor, params, query }) =>
      pageFromAll(query, await listTagGroups(context, actor, params.project_id), wireTagGroup),
  ),
  operation(
    'createTagGroup',
    { body: TagGroupBody, reply: TagGroup },
    async ({ context, actor, params, body }) =>
      wireTagGroup(await createTagGroup(context, actor, params.project_id, tagGroupFromWire(body))),
  ),
  operation('getTagGroup', { reply: TagGroup }, async call => wireTagGroup(await namedTagGroup(call))),
  operation('updateTagGroup', { body: TagGroupBody, reply: TagGroup }, async call => {
    const { id } = await namedTagGroup(call)
    return wireTagGroup(await updateTagGroup(call.context, call.actor, id, tagGroupFromWire(call.body)))
  }),
  operation('deleteTagGroup', {}, async call => {
    const { id } = await namedTagGroup(call)
    await deleteTagGroup(call.context, call.actor, id)
  }),
]

type TagGroupCall = Call<ParamsOf<'getTagGroup'>, unknown, unknown>

async function namedTagGroup({ context, actor, params }: TagGroupCall): Promise<TagGroupRow> {
  const found = await findTagGroup(context, actor, params.tag_group_id, 'read the workspace')
  return inProject(found, params.project_id, 'tag group')
}
