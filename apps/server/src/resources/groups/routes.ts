import { type Route, route } from '../../contract/operation.ts'
import { groupContract } from './contract.ts'
import { createGroup, deleteGroup, listGroups, updateGroup } from './edit-groups.ts'

/** Our own API over groups of people. */
export const groupRoutes: readonly Route[] = [
  route(groupContract.listGroups, (context, { actor, params }) =>
    listGroups(context, actor, params.workspaceId),
  ),
  route(groupContract.createGroup, (context, { actor, params, body }) =>
    createGroup(context, actor, params.workspaceId, body),
  ),
  route(groupContract.updateGroup, (context, { actor, params, body }) =>
    updateGroup(context, actor, params.personGroupId, body),
  ),
  route(groupContract.deleteGroup, async (context, { actor, params }) => {
    await deleteGroup(context, actor, params.personGroupId)
  }),
]
