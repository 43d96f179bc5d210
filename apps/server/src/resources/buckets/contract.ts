import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, Name, named, nullable, oneOf, Timestamp, Uuid } from '../../contract/schemas.ts'

/** The kinds of buckets there are. */
const bucketProviders = ['s3', 'gcs', 'az', 'dummy'] as const

const Text = Type.Optional(Type.String({ maxLength: 500 }))

/** How a bucket is reached; each provider says which of these it needs. */
const settings = {
  provider: oneOf(bucketProviders),
  /** name of the bucket, of Azure the container's */
  bucket: Text,
  region: Text,
  /** of a store that speaks the provider's protocol elsewhere */
  endpoint: Text,
  /** whether the bucket's name stands in the path; unless said, it does where there is an endpoint */
  pathStyle: Type.Optional(Type.Boolean()),
  /** of Azure */
  account: Text,
  accessKeyId: Text,
  /** ARN of a role that this server takes on, instead of a key */
  role: Text,
  /** the secret access key, the service account's JSON, or the account key; never shown again */
  secret: Type.Optional(Type.String({ maxLength: 20_000 })),
}

const MaybeText = nullable(Type.String())

const Bucket = named(
  'Bucket',
  Type.Object({
    id: Uuid,
    workspaceId: Uuid,
    name: Type.String(),
    provider: Type.String(),
    bucket: MaybeText,
    region: MaybeText,
    endpoint: MaybeText,
    pathStyle: nullable(Type.Boolean()),
    account: MaybeText,
    accessKeyId: MaybeText,
    role: MaybeText,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  }),
)

const BucketObject = named('BucketObject', Type.Object({ key: Type.String(), bytes: Type.Integer() }))

export const bucketContract = {
  listBuckets: operation({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/buckets',
    summary: 'Buckets of a workspace, in the order they were added; their secrets are never shown',
    params: ids('workspaceId'),
    reply: Type.Array(Bucket),
  }),
  createBucket: operation({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/buckets',
    summary: 'Add a bucket with the credentials that read it',
    params: ids('workspaceId'),
    body: Type.Object({ name: Name, ...settings }),
    reply: Bucket,
  }),
  updateBucket: operation({
    method: 'PATCH',
    path: '/api/buckets/:bucketId',
    summary: 'Rename a bucket; with a provider, replace how it is reached as a whole',
    params: ids('bucketId'),
    body: Type.Object({ name: Type.Optional(Name), ...settings, provider: Type.Optional(settings.provider) }),
    reply: Bucket,
  }),
  deleteBucket: operation({
    method: 'DELETE',
    path: '/api/buckets/:bucketId',
    summary: 'Forget a bucket and its credentials; what lies in it stays',
    params: ids('bucketId'),
  }),
  testBucket: operation({
    method: 'POST',
    path: '/api/buckets/:bucketId/test',
    summary: 'Try whether a bucket can be read',
    params: ids('bucketId'),
    reply: named('BucketTest', Type.Object({ problem: MaybeText, firstKey: MaybeText })),
  }),
  listBucketObjects: operation({
    method: 'GET',
    path: '/api/buckets/:bucketId/objects',
    summary: 'The first objects of a bucket whose keys begin with a prefix',
    params: ids('bucketId'),
    query: Type.Object({
      prefix: Type.Optional(Type.String({ maxLength: 1024 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
    }),
    reply: named(
      'BucketObjects',
      Type.Object({
        objects: Type.Array(BucketObject),
        /** whether there are others behind them */
        more: Type.Boolean(),
      }),
    ),
  }),
}
