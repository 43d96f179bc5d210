import { type Static, Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import {
  ids,
  MediaStatusSchema,
  named,
  nullable,
  PageQuery,
  pageOf,
  Timestamp,
  Uuid,
  WritableStatusSchema,
} from '../../contract/schemas.ts'

/** A file name as given; what cannot stand in a file system is refused or replaced when the image is made. */
const FileName = Type.String({ minLength: 1, maxLength: 255 })
const ExternalId = nullable(Type.String({ maxLength: 1000 }))

const Image = named(
  'Image',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    datasetId: Uuid,
    datasetName: Type.String(),
    name: Type.String(),
    width: Type.Integer(),
    height: Type.Integer(),
    /** file format, e.g. JPEG */
    format: Type.String(),
    /** PIL's word for the pixel layout, e.g. RGB */
    mode: Type.String(),
    bytes: Type.Integer(),
    /** one of the usual words, or the id of a custom status */
    status: MediaStatusSchema,
    externalId: nullable(Type.String()),
    labelCount: Type.Integer(),
    revision: Type.Integer(),
    tagIds: Type.Array(Uuid),
    /** the picture as browsers can show it, upright; opens without a key for a while */
    displayUrl: Type.String(),
    /** the file as it was given */
    originalUrl: Type.String(),
    thumbnailUrl: nullable(Type.String()),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  }),
)

const uuids = Type.Optional(Type.Array(Uuid, { maxItems: 1000 }))

/** Which images of a project; all given conditions hold, each array means 'any of'. */
export const ImageFilter = Type.Object({
  datasetId: uuids,
  status: Type.Optional(Type.Array(MediaStatusSchema)),
  /** images that have a label of any of these classes */
  labelClassId: uuids,
  tagClassId: uuids,
  /** whether images lack a tag of a group that requires one */
  missingTags: Type.Optional(Type.Boolean()),
  /** whether images lack a required attribute: one of their own, or one of a label by its class */
  missingAttributes: Type.Optional(Type.Boolean()),
  /** part of the name, upper and lower case alike */
  name: Type.Optional(Type.String({ maxLength: 255 })),
})
export type ImageFilter = Static<typeof ImageFilter>

export const imageContract = {
  createUploads: operation({
    method: 'POST',
    path: '/api/projects/:projectId/uploads',
    summary: 'Signed URLs, each for one PUT of one file',
    params: ids('projectId'),
    body: Type.Object({ count: Type.Integer({ minimum: 1, maximum: 50 }) }),
    reply: Type.Array(named('Upload', Type.Object({ id: Uuid, url: Type.String() }))),
  }),
  createImage: operation({
    method: 'POST',
    path: '/api/projects/:projectId/images',
    summary: 'Make an image from an upload, a URL or a bucket; it is probed before the answer',
    params: ids('projectId'),
    body: Type.Union([
      Type.Object({ datasetId: Uuid, uploadId: Uuid, name: FileName, externalId: Type.Optional(ExternalId) }),
      Type.Object({
        datasetId: Uuid,
        url: Type.String({ maxLength: 4000 }),
        name: Type.Optional(FileName),
        externalId: Type.Optional(ExternalId),
      }),
      Type.Object({
        datasetId: Uuid,
        bucketId: Uuid,
        key: Type.String({ minLength: 1, maxLength: 1024 }),
        name: Type.Optional(FileName),
        externalId: Type.Optional(ExternalId),
        /** false: the file stays in the bucket, and only a thumbnail is kept */
        copyOriginal: Type.Optional(Type.Boolean()),
      }),
    ]),
    reply: Image,
  }),
  listImages: operation({
    method: 'GET',
    path: '/api/projects/:projectId/images',
    summary: 'Images of a project, in the order they were made',
    params: ids('projectId'),
    query: Type.Object({ ...PageQuery.properties, ...ImageFilter.properties }),
    reply: pageOf('ImagePage', Image),
  }),
  getImage: operation({
    method: 'GET',
    path: '/api/images/:imageId',
    summary: 'One image',
    params: ids('imageId'),
    reply: Image,
  }),
  getNeighbours: operation({
    method: 'GET',
    path: '/api/images/:imageId/neighbours',
    summary: 'The images around one in a filtered list, nearest first, and its place in it',
    params: ids('imageId'),
    query: Type.Object({
      ...ImageFilter.properties,
      count: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, default: 2 })),
    }),
    reply: named(
      'Neighbours',
      Type.Object({
        previous: Type.Array(Image),
        next: Type.Array(Image),
        /** how many lie before it */
        offset: Type.Integer(),
        total: Type.Integer(),
      }),
    ),
  }),
  updateImage: operation({
    method: 'PATCH',
    path: '/api/images/:imageId',
    summary: 'Rename an image or move it to another dataset of its project',
    params: ids('imageId'),
    body: Type.Object({ name: Type.Optional(FileName), datasetId: Type.Optional(Uuid) }),
    reply: Image,
  }),
  setImageStatus: operation({
    method: 'PUT',
    path: '/api/images/:imageId/status',
    summary: 'Set the status; DONE and COMPLETED need the capability to accept images',
    params: ids('imageId'),
    body: Type.Object({ status: WritableStatusSchema }),
    reply: Image,
  }),
  deleteImage: operation({
    method: 'DELETE',
    path: '/api/images/:imageId',
    summary: 'Delete an image with its labels',
    params: ids('imageId'),
  }),
}
