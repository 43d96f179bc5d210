import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, named, nullable, oneOf, Uuid } from '../../contract/schemas.ts'

const Edge = Type.Integer({ minimum: 1, maximum: 1_000_000 })

const Attachment = named(
  'Attachment',
  Type.Object({
    place: Type.Integer(),
    frameId: nullable(Type.String()),
    url: Type.String(),
    state: oneOf(['waiting', 'ready', 'failed']),
    /** why it cannot be had, or could not the last time */
    problem: nullable(Type.String()),
    /** whether the job's media cannot be made before `tellSizes` tells how large it is */
    sizeNeeded: Type.Boolean(),
  }),
)

export const attachmentContract = {
  listAttachments: operation({
    method: 'GET',
    path: '/api/jobs/:jobId/attachments',
    summary: 'Pictures that a job asks for and that are not its media yet, in their order',
    params: ids('jobId'),
    reply: Type.Array(Attachment),
  }),
  tellSizes: operation({
    method: 'PUT',
    path: '/api/jobs/:jobId/sizes',
    summary: 'Tell how large the pictures of a job are that stay with their owner, so that its media is made',
    params: ids('jobId'),
    body: Type.Object({
      sizes: Type.Array(
        Type.Object({ place: Type.Integer({ minimum: 0, maximum: 1_000_000 }), width: Edge, height: Edge }),
        { minItems: 1, maxItems: 10_000 },
      ),
    }),
    reply: named('MediaOfJob', Type.Object({ mediaId: Uuid })),
  }),
}
