import { AppError } from '@gesso/core'
import { Type } from 'typebox'
import {
  createBucket,
  deleteBucket,
  findBucket,
  listBuckets,
  listObjects,
  mostObjects,
  updateBucket,
} from '../../../resources/buckets/index.ts'
import { renamingFields } from '../errors.ts'
import { inWorkspace } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import { BucketBody, BucketCredential, bucketFromWire, wireBucket, wireFieldOf } from '../translate/bucket.ts'

export const bucketOperations = [
  operation(
    'listBuckets',
    { query: listQuery({}), reply: pageOf('BucketCredentialPage', BucketCredential) },
    async ({ context, actor, params, query }) =>
      pageFromAll(query, await listBuckets(context, actor, params.workspace_id), wireBucket),
  ),
  operation(
    'createBucket',
    { body: BucketBody, reply: BucketCredential },
    async ({ context, actor, params, body }) => {
      const settings = bucketFromWire(body)
      if (!settings) throw new AppError('invalid_input', { field: 'cloud_provider', problem: 'is missing' })
      const made = createBucket(context, actor, params.workspace_id, {
        ...settings,
        name: body.description ?? '',
      })
      return wireBucket(await renamingFields(wireFieldOf(body.cloud_provider), made))
    },
  ),
  operation('updateBucket', { body: BucketBody, reply: BucketCredential }, async call => {
    const { context, actor, body } = call
    const { id } = await namedBucket(call)
    const fields = { name: body.description ?? undefined, settings: bucketFromWire(body) }
    const changed = updateBucket(context, actor, id, fields)
    return wireBucket(await renamingFields(wireFieldOf(body.cloud_provider), changed))
  }),
  operation(
    'listBucketFiles',
    {
      query: Type.Object(
        { prefix: Type.Optional(Type.String({ maxLength: 1024 })) },
        { additionalProperties: false },
      ),
      reply: Type.Object({ files: Type.Array(Type.String()) }),
    },
    async call => {
      const { context, actor, query, signal } = call
      const { id } = await namedBucket(call)
      const wanted = { prefix: query.prefix, limit: mostObjects }
      const { objects } = await listObjects(context, actor, id, wanted, signal)
      return { files: objects.map(object => object.key) }
    },
  ),
  operation('deleteBucket', {}, async call => {
    const { id } = await namedBucket(call)
    await deleteBucket(call.context, call.actor, id)
  }),
]

type BucketCall = Call<{ readonly workspace_id: string; readonly bucket_id: string }, unknown, unknown>

async function namedBucket({ context, actor, params }: BucketCall) {
  const found = await findBucket(context, actor, params.bucket_id, 'import from buckets')
  return inWorkspace(found, params.workspace_id, 'bucket')
}
