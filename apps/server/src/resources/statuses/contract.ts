import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { Colour, ids, Name, named, Uuid, WritableStatusSchema } from '../../contract/schemas.ts'

const CustomStatus = named(
  'CustomStatus',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    name: Type.String(),
    /** #rrggbb */
    color: Type.String(),
    norder: Type.Number(),
  }),
)

const fields = {
  color: Type.Optional(Colour),
  norder: Type.Optional(Type.Number()),
}

export const statusContract = {
  listStatuses: operation({
    method: 'GET',
    path: '/api/projects/:projectId/statuses',
    summary: 'Statuses that a project has beside the usual ones, in their order',
    params: ids('projectId'),
    reply: Type.Array(CustomStatus),
  }),
  createStatus: operation({
    method: 'POST',
    path: '/api/projects/:projectId/statuses',
    summary: 'Make a status',
    params: ids('projectId'),
    body: Type.Object({ name: Name, ...fields }),
    reply: CustomStatus,
  }),
  updateStatus: operation({
    method: 'PATCH',
    path: '/api/statuses/:statusId',
    summary: 'Rename, colour or reorder a status',
    params: ids('statusId'),
    body: Type.Object({ name: Type.Optional(Name), ...fields }),
    reply: CustomStatus,
  }),
  deleteStatus: operation({
    method: 'DELETE',
    path: '/api/statuses/:statusId',
    summary: 'Delete a status; what stands at it moves to another, NEW unless said',
    params: ids('statusId'),
    query: Type.Object({ moveTo: Type.Optional(WritableStatusSchema) }),
  }),
}
