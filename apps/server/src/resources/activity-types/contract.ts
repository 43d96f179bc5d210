import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { Colour, ids, Name, named, nullable, Timestamp, Uuid } from '../../contract/schemas.ts'

const Prefix = nullable(Type.String({ maxLength: 255 }))

const ActivityType = named(
  'ActivityType',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    name: Type.String(),
    /** #rrggbbaa */
    color: Type.String(),
    prefix: nullable(Type.String()),
    /** how many segments have it */
    segmentCount: Type.Integer(),
    createdAt: Timestamp,
  }),
)

export const activityTypeContract = {
  listActivityTypes: operation({
    method: 'GET',
    path: '/api/projects/:projectId/activity-types',
    summary: 'Activity types of a project, in the order they were made',
    params: ids('projectId'),
    reply: Type.Array(ActivityType),
  }),
  createActivityType: operation({
    method: 'POST',
    path: '/api/projects/:projectId/activity-types',
    summary: 'Make an activity type; without a colour it gets one',
    params: ids('projectId'),
    body: Type.Object({ name: Name, color: Type.Optional(Colour), prefix: Type.Optional(Prefix) }),
    reply: ActivityType,
  }),
  updateActivityType: operation({
    method: 'PATCH',
    path: '/api/activity-types/:activityTypeId',
    summary: 'Change an activity type',
    params: ids('activityTypeId'),
    body: Type.Object({
      name: Type.Optional(Name),
      color: Type.Optional(Colour),
      prefix: Type.Optional(Prefix),
    }),
    reply: ActivityType,
  }),
  deleteActivityType: operation({
    method: 'DELETE',
    path: '/api/activity-types/:activityTypeId',
    summary: 'Delete an activity type; segments that have no other go with it',
    params: ids('activityTypeId'),
  }),
}
