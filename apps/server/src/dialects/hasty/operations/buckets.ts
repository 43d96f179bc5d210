import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { nullable, oneOf, Uuid } from '../../../contract/schemas.ts'
import { listedKeys, startBucketImport } from '../../../resources/bucket-imports/index.ts'
import {
  createBucket,
  deleteBucket,
  findBucket,
  listBuckets,
  listObjects,
  mostObjects,
  updateBucket,
} from '../../../resources/buckets/index.ts'
import { findDataset } from '../../../resources/datasets/index.ts'
import { readUpload } from '../../../resources/images/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { inWorkspace } from '../guards.ts'
import { type Call, operation } from '../operation.ts'
import { pageFromAll } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import { BucketBody, BucketCredential, bucketFromWire, wireBucket, wireFieldOf } from '../translate/bucket.ts'

const ImportBody = Type.Object({
  dataset_id: Uuid,
  copy: Type.Optional(nullable(Type.Boolean())),
  prefix: Type.Optional(nullable(Type.String({ maxLength: 1024 }))),
  /** an upload that lists the keys, one a line */
  upload_id: Type.Optional(nullable(Uuid)),
  upload_scope_id: Type.Optional(nullable(Uuid)),
  asset_type: Type.Optional(nullable(oneOf(['images', 'videos']))),
})

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
        {
          prefix: Type.Optional(Type.String({ maxLength: 1024 })),
          upload_id: Type.Optional(Uuid),
          upload_scope_id: Type.Optional(Uuid),
        },
        { additionalProperties: false },
      ),
      reply: Type.Object({ files: Type.Array(Type.String()) }),
    },
    async call => {
      const { context, actor, query, signal } = call
      const { id, workspaceId } = await namedBucket(call)
      if (query.upload_id) {
        const place = { workspaceId, projectId: query.upload_scope_id }
        const upload = readUpload(context, actor, query.upload_id, place)
        const keys = listedKeys(await renamingFields(uploadField, upload), query.prefix)
        return { files: await firstOf(keys, mostObjects) }
      }
      const wanted = { prefix: query.prefix, limit: mostObjects }
      const { objects } = await listObjects(context, actor, id, wanted, signal)
      return { files: objects.map(object => object.key) }
    },
  ),
  operation('importFromBucket', { body: ImportBody }, async call => {
    await namedBucket(call)
    const { projectId, input } = await importInput(call)
    const started = startBucketImport(call.context, call.actor, projectId, input)
    await renamingFields(importField, started)
  }),
  operation('deleteBucket', {}, async call => {
    const { id } = await namedBucket(call)
    await deleteBucket(call.context, call.actor, id)
  }),
]

/** The vendor names the project that a list was uploaded in the scope of the upload. */
async function importInput({ context, actor, params, body }: BucketCall<Static<typeof ImportBody>>) {
  const { projectId, id: datasetId } = await findDataset(context, actor, body.dataset_id, 'upload images')
  const scope = body.upload_scope_id ?? projectId
  if (body.upload_id && scope !== projectId)
    throw new AppError('not_found', { what: 'upload', id: body.upload_id })
  const input = {
    bucketId: params.bucket_id,
    datasetId,
    assetType: body.asset_type ?? 'images',
    copy: body.copy ?? true,
    ...(body.prefix ? { prefix: body.prefix } : {}),
    ...(body.upload_id ? { uploadId: body.upload_id } : {}),
  }
  return { projectId, input }
}

async function firstOf(keys: AsyncIterable<string>, limit: number): Promise<string[]> {
  const first: string[] = []
  for await (const key of keys) {
    first.push(key)
    if (first.length >= limit) break
  }
  return first
}

function uploadField(field: string): string {
  return field === 'uploadId' ? 'upload_id' : field
}

function importField(field: string): string {
  return field === 'assetType' ? 'asset_type' : uploadField(field)
}

type BucketCall<Body = unknown> = Call<
  { readonly workspace_id: string; readonly bucket_id: string },
  unknown,
  Body
>

async function namedBucket({ context, actor, params }: BucketCall) {
  const found = await findBucket(context, actor, params.bucket_id, 'import from buckets')
  return inWorkspace(found, params.workspace_id, 'bucket')
}
