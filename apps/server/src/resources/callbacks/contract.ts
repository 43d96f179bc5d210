import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, named, nullable, oneOf, PageQuery, pageOf, Timestamp, Uuid } from '../../contract/schemas.ts'

/** How far a delivery is. */
export const deliveryStates = ['waiting', 'delivered', 'given up'] as const

const Callback = named(
  'Callback',
  Type.Object({
    url: Type.String(),
    /** whether a secret goes along; it is never shown again */
    hasSecret: Type.Boolean(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  }),
)

const Delivery = named(
  'Delivery',
  Type.Object({
    id: Uuid,
    jobId: Uuid,
    referenceId: Type.String(),
    /** what is told of the job: that it is done, or has failed */
    about: oneOf(['done', 'failed']),
    /** where it went last */
    url: Type.String(),
    state: oneOf(deliveryStates),
    attempts: Type.Integer(),
    /** of the next attempt, while it waits */
    nextAt: nullable(Timestamp),
    /** HTTP status of the last answer */
    lastStatus: nullable(Type.Integer()),
    lastProblem: nullable(Type.String()),
    createdAt: Timestamp,
    deliveredAt: nullable(Timestamp),
  }),
)

const here = '/api/projects/:projectId/callback'

export const callbackContract = {
  getCallback: operation({
    method: 'GET',
    path: here,
    summary: 'Where a project tells that jobs are done or have failed; null: nowhere',
    params: ids('projectId'),
    reply: named('CallbackSetting', Type.Object({ callback: nullable(Callback) })),
  }),
  setCallback: operation({
    method: 'PUT',
    path: here,
    summary: 'Set where it is told; a secret that is left out stays, null takes it away',
    params: ids('projectId'),
    body: Type.Object({
      url: Type.String({ minLength: 1, maxLength: 2000 }),
      secret: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 1000, pattern: '^[!-~]+$' }))),
    }),
    reply: Callback,
  }),
  deleteCallback: operation({
    method: 'DELETE',
    path: here,
    summary: 'Tell nowhere any more; what waits is given up',
    params: ids('projectId'),
  }),
  listDeliveries: operation({
    method: 'GET',
    path: '/api/projects/:projectId/deliveries',
    summary: 'What was told, newest first, and what came of it',
    params: ids('projectId'),
    query: Type.Object({
      ...PageQuery.properties,
      state: Type.Optional(oneOf(deliveryStates)),
      jobId: Type.Optional(Uuid),
    }),
    reply: pageOf('DeliveryPage', Delivery),
  }),
  retryDelivery: operation({
    method: 'POST',
    path: '/api/deliveries/:deliveryId/retry',
    summary: 'Tell it once more, now; what fails is tried again as at first',
    params: ids('deliveryId'),
    reply: Delivery,
  }),
}
