import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import type { Context } from '../../../context.ts'
import { nullable, Uuid } from '../../../contract/schemas.ts'
import type { Actor } from '../../../resources/access/index.ts'
import {
  createImage,
  deleteImage,
  getNeighbours,
  type ImageConditions,
  listImagesAt,
  type NewImage,
  renameOrMoveImage,
  replaceImageFile,
  setImageStatus,
} from '../../../resources/images/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { customStatusIds } from '../custom-statuses.ts'
import { namedImage } from '../named-image.ts'
import { operation } from '../operation.ts'
import { pageReply, placeOf } from '../paging.ts'
import { listQuery, pageOf } from '../schemas.ts'
import { Image, wireImage } from '../translate/image.ts'
import { conditionsFromWire, type ImageFilters, imageFilters } from '../translate/image-filter.ts'
import { StatusBody, statusFromWire } from '../translate/status.ts'

const FileName = Type.String({ minLength: 1, maxLength: 255 })
const ExternalId = Type.Optional(nullable(Type.String({ maxLength: 1000 })))

const NewImageBody = Type.Object({
  dataset_id: Uuid,
  filename: Type.Optional(nullable(FileName)),
  upload_id: Type.Optional(nullable(Uuid)),
  url: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 4000 }))),
  copy_original: Type.Optional(nullable(Type.Boolean())),
  /** then `url` is the path of an object in it */
  bucket_id: Type.Optional(nullable(Uuid)),
  external_id: ExternalId,
})

export const imageOperations = [
  operation(
    'listImages',
    { query: listQuery(imageFilters), reply: pageOf('ImagePage', Image) },
    async ({ context, actor, params, query }) => {
      const conditions = await conditionsOf(context, actor, params.project_id, query)
      const page = await listImagesAt(context, actor, params.project_id, conditions, placeOf(query))
      return pageReply(query, { ...page, items: page.items.map(row => wireImage(context, row)) })
    },
  ),
  operation(
    'createImage',
    {
      query: Type.Object({ replace: Type.Optional(Type.Boolean()) }),
      body: NewImageBody,
      reply: Image,
    },
    async ({ context, actor, params, query, body, signal }) => {
      const input = { ...newImageFrom(body), replace: query.replace }
      const made = createImage(context, actor, params.project_id, input, signal)
      return wireImage(context, await renamingFields(wireField, made))
    },
  ),
  operation('getImage', { reply: Image }, async call => wireImage(call.context, await namedImage(call))),
  operation(
    'replaceImage',
    { body: Type.Object({ upload_id: Uuid, filename: FileName, external_id: ExternalId }), reply: Image },
    async call => {
      const { id } = await namedImage(call)
      const { upload_id: uploadId, filename: name, external_id: externalId } = call.body
      const made = replaceImageFile(call.context, call.actor, id, { uploadId, name, externalId })
      return wireImage(call.context, await renamingFields(wireField, made))
    },
  ),
  operation(
    'updateImage',
    {
      body: Type.Object({
        filename: Type.Optional(nullable(FileName)),
        dataset_id: Type.Optional(nullable(Uuid)),
      }),
      reply: Image,
    },
    async call => {
      const { id } = await namedImage(call)
      const fields = { name: call.body.filename ?? undefined, datasetId: call.body.dataset_id ?? undefined }
      const made = renameOrMoveImage(call.context, call.actor, id, fields)
      return wireImage(call.context, await renamingFields(wireField, made))
    },
  ),
  operation(
    'setImageStatus',
    {
      body: StatusBody,
    },
    async call => {
      const status = statusFromWire(call.body)
      const { id } = await namedImage(call)
      await setImageStatus(call.context, call.actor, id, status)
    },
  ),
  operation(
    'getImageOffset',
    {
      query: Type.Object(imageFilters, { additionalProperties: false }),
      reply: Type.Object({ offset: Type.Integer() }),
    },
    async call => {
      const { id } = await namedImage(call)
      const conditions = await conditionsOf(call.context, call.actor, call.params.project_id, call.query)
      const { offset } = await getNeighbours(call.context, call.actor, id, conditions, 1)
      return { offset }
    },
  ),
  operation('deleteImage', {}, async call => {
    const { id } = await namedImage(call)
    await deleteImage(call.context, call.actor, id)
  }),
]

/** The conditions that a query means, for which the custom statuses of the project are asked where it speaks of them. */
async function conditionsOf(
  context: Context,
  actor: Actor,
  projectId: string,
  filters: ImageFilters,
): Promise<ImageConditions> {
  return conditionsFromWire(filters, await customStatusIds(context, actor, projectId, filters.image_status))
}

/** What an image is made of: a file that was uploaded, or one that lies elsewhere. */
function newImageFrom(body: Static<typeof NewImageBody>): NewImage {
  const { dataset_id: datasetId, filename, upload_id: uploadId, url } = body
  const common = { datasetId, externalId: body.external_id }
  if (uploadId && url)
    throw new AppError('invalid_input', { field: 'upload_id', problem: 'cannot stand beside url; give one' })
  const wanted = { ...common, name: filename ?? undefined, copyOriginal: body.copy_original ?? true }
  if (body.bucket_id && url) return { ...wanted, bucketId: body.bucket_id, key: url.replace(/^\/+/, '') }
  if (body.bucket_id)
    throw new AppError('invalid_input', { field: 'url', problem: 'is missing: the path in the bucket' })
  if (url) return { ...wanted, url }
  if (!uploadId) throw new AppError('invalid_input', { field: 'upload_id', problem: 'is missing' })
  if (!filename) throw new AppError('invalid_input', { field: 'filename', problem: 'is missing' })
  return { ...common, uploadId, name: filename }
}

function wireField(field: string): string {
  return field === 'name' ? 'filename' : field
}
