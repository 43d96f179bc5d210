import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, Name, named, Uuid } from '../../contract/schemas.ts'

const PersonGroup = named(
  'PersonGroup',
  Type.Object({
    id: Uuid,
    workspaceId: Uuid,
    name: Type.String(),
    people: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  }),
)

const People = Type.Array(Uuid, { maxItems: 1000 })

export const groupContract = {
  listGroups: operation({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/groups',
    summary: 'Groups of people in a workspace, by name',
    params: ids('workspaceId'),
    reply: Type.Array(PersonGroup),
  }),
  createGroup: operation({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/groups',
    summary: 'Make a group of people; a step of a workflow may be for one',
    params: ids('workspaceId'),
    body: Type.Object({ name: Name, personIds: Type.Optional(People) }),
    reply: PersonGroup,
  }),
  updateGroup: operation({
    method: 'PATCH',
    path: '/api/person-groups/:personGroupId',
    summary: 'Rename a group, or say anew who is in it',
    params: ids('personGroupId'),
    body: Type.Object({ name: Type.Optional(Name), personIds: Type.Optional(People) }),
    reply: PersonGroup,
  }),
  deleteGroup: operation({
    method: 'DELETE',
    path: '/api/person-groups/:personGroupId',
    summary: 'Delete a group; what waited for it waits for everybody',
    params: ids('personGroupId'),
  }),
}
