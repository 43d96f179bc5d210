import { AppError } from '@gesso/core'
import { type Route, route } from '../../contract/operation.ts'
import { bucketContract } from './contract.ts'
import { createBucket } from './create-bucket.ts'
import { deleteBucket } from './delete-bucket.ts'
import { listBuckets } from './list-buckets.ts'
import { listObjects } from './list-objects.ts'
import { presentBucket } from './present.ts'
import { testBucket } from './test-bucket.ts'
import { updateBucket } from './update-bucket.ts'

/** Our own API over buckets. */
export const bucketRoutes: readonly Route[] = [
  route(bucketContract.listBuckets, async (context, { actor, params }) =>
    (await listBuckets(context, actor, params.workspaceId)).map(presentBucket),
  ),
  route(bucketContract.createBucket, async (context, { actor, params, body }) =>
    presentBucket(await createBucket(context, actor, params.workspaceId, body)),
  ),
  route(bucketContract.updateBucket, async (context, { actor, params, body }) => {
    const { name, provider, ...others } = body
    const settings = provider === undefined ? undefined : { ...others, provider }
    if (!settings && Object.keys(others).length > 0)
      throw new AppError('invalid_input', {
        field: 'provider',
        problem: 'is missing: give all settings anew',
      })
    const changed = await updateBucket(context, actor, params.bucketId, { name, settings })
    return presentBucket(changed)
  }),
  route(bucketContract.deleteBucket, async (context, { actor, params }) => {
    await deleteBucket(context, actor, params.bucketId)
  }),
  route(bucketContract.testBucket, (context, { actor, params, signal }) =>
    testBucket(context, actor, params.bucketId, signal),
  ),
  route(bucketContract.listBucketObjects, (context, { actor, params, query, signal }) =>
    listObjects(context, actor, params.bucketId, query, signal),
  ),
]
