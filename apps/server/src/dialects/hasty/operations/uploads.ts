import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import { named, oneOf, Uuid } from '../../../contract/schemas.ts'
import { createUploads } from '../../../resources/images/index.ts'
import { operation } from '../operation.ts'
import { listReply } from '../paging.ts'
import { listOf } from '../schemas.ts'

const Count = Type.Integer({ minimum: 1, maximum: 50 })

const Uploads = listOf('UploadList', named('Upload', Type.Object({ id: Uuid, url: Type.String() })))

export const uploadOperations = [
  operation(
    'listUploads',
    {
      query: Type.Object({ count: Count, style: Type.Optional(oneOf(['simple', 'resumable'])) }),
      reply: Uploads,
    },
    async ({ context, actor, params, query: { count, style } }) => {
      if (style === 'resumable')
        throw new AppError('invalid_input', {
          field: 'style',
          problem: 'resumable is not possible; use simple',
        })
      return listReply(await createUploads(context, actor, params.project_id, count))
    },
  ),
  operation(
    'createImageUploads',
    { body: Type.Object({ count: Count }), reply: Uploads },
    async ({ context, actor, params, body }) =>
      listReply(await createUploads(context, actor, params.project_id, body.count)),
  ),
]
