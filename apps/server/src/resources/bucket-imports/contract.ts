import { type Static, Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, oneOf, Uuid } from '../../contract/schemas.ts'
import { Run } from '../../runs/contract.ts'

/** What may be imported. */
const assetTypes = ['images', 'videos'] as const

/** What an import from a bucket is asked to do. */
export const BucketImport = Type.Object({
  bucketId: Uuid,
  datasetId: Uuid,
  assetType: Type.Optional(oneOf(assetTypes)),
  /** what the keys begin with; all unless said */
  prefix: Type.Optional(Type.String({ maxLength: 1024 })),
  /** false: the files stay in the bucket, and only thumbnails are kept; true unless said */
  copy: Type.Optional(Type.Boolean()),
  /** an upload of the project that lists the keys, one a line, instead of all that the bucket has */
  uploadId: Type.Optional(Uuid),
})
export type BucketImport = Static<typeof BucketImport>

export const bucketImportContract = {
  startBucketImport: operation({
    method: 'POST',
    path: '/api/projects/:projectId/bucket-imports',
    summary: 'Start to make images or videos of the objects in a bucket; follow its run',
    params: ids('projectId'),
    body: BucketImport,
    reply: Run,
  }),
}
