import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, Name, named, Uuid } from '../../contract/schemas.ts'

const TagClass = named(
  'TagClass',
  Type.Object({ id: Uuid, projectId: Uuid, name: Type.String(), norder: Type.Number() }),
)

const ImageTag = named('ImageTag', Type.Object({ id: Uuid, tagClassId: Uuid, name: Type.String() }))

export const tagContract = {
  listTagClasses: operation({
    method: 'GET',
    path: '/api/projects/:projectId/tag-classes',
    summary: 'Tag classes of a project, in their order',
    params: ids('projectId'),
    reply: Type.Array(TagClass),
  }),
  createTagClass: operation({
    method: 'POST',
    path: '/api/projects/:projectId/tag-classes',
    summary: 'Make a tag class',
    params: ids('projectId'),
    body: Type.Object({ name: Name, norder: Type.Optional(Type.Number()) }),
    reply: TagClass,
  }),
  updateTagClass: operation({
    method: 'PATCH',
    path: '/api/tag-classes/:tagClassId',
    summary: 'Rename or reorder a tag class',
    params: ids('tagClassId'),
    body: Type.Object({ name: Type.Optional(Name), norder: Type.Optional(Type.Number()) }),
    reply: TagClass,
  }),
  deleteTagClass: operation({
    method: 'DELETE',
    path: '/api/tag-classes/:tagClassId',
    summary: 'Delete a tag class and take it off every image',
    params: ids('tagClassId'),
  }),
  listImageTags: operation({
    method: 'GET',
    path: '/api/images/:imageId/tags',
    summary: 'Tags of an image',
    params: ids('imageId'),
    reply: Type.Array(ImageTag),
  }),
  editImageTags: operation({
    method: 'POST',
    path: '/api/images/:imageId/tags',
    summary: 'Add and remove tags of an image; what is so already is no error',
    params: ids('imageId'),
    body: Type.Object({
      add: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
      remove: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
    }),
    reply: Type.Array(ImageTag),
  }),
}
