import { Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, Name, named, oneOf, Uuid } from '../../contract/schemas.ts'
import { tagGroupTypes } from './groups/queries.ts'

const TagClass = named(
  'TagClass',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    groupId: Uuid,
    groupName: Type.String(),
    name: Type.String(),
    norder: Type.Number(),
  }),
)

const TagGroupTypeSchema = oneOf(tagGroupTypes)

const TagGroup = named(
  'TagGroup',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    name: Type.String(),
    /** SELECTION: an image has at most one tag of it */
    type: TagGroupTypeSchema,
    /** every image is to have a tag of it */
    isRequired: Type.Boolean(),
    /** the group for tag classes that name no other; it cannot be deleted */
    isDefault: Type.Boolean(),
    norder: Type.Number(),
  }),
)

const groupFields = {
  isRequired: Type.Optional(Type.Boolean()),
  norder: Type.Optional(Type.Number()),
}

const ImageTag = named('ImageTag', Type.Object({ id: Uuid, tagClassId: Uuid, name: Type.String() }))

export const tagContract = {
  listTagGroups: operation({
    method: 'GET',
    path: '/api/projects/:projectId/tag-groups',
    summary: 'Tag groups of a project, in their order',
    params: ids('projectId'),
    reply: Type.Array(TagGroup),
  }),
  createTagGroup: operation({
    method: 'POST',
    path: '/api/projects/:projectId/tag-groups',
    summary: 'Make a tag group',
    params: ids('projectId'),
    body: Type.Object({ name: Name, type: TagGroupTypeSchema, ...groupFields }),
    reply: TagGroup,
  }),
  updateTagGroup: operation({
    method: 'PATCH',
    path: '/api/tag-groups/:tagGroupId',
    summary: 'Change a tag group; images keep the tags that they have',
    params: ids('tagGroupId'),
    body: Type.Object({ name: Type.Optional(Name), type: Type.Optional(TagGroupTypeSchema), ...groupFields }),
    reply: TagGroup,
  }),
  deleteTagGroup: operation({
    method: 'DELETE',
    path: '/api/tag-groups/:tagGroupId',
    summary: 'Delete a tag group; its tag classes move to the first group of the project',
    params: ids('tagGroupId'),
  }),
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
    body: Type.Object({
      name: Name,
      norder: Type.Optional(Type.Number()),
      /** the project's first group unless said */
      groupId: Type.Optional(Uuid),
    }),
    reply: TagClass,
  }),
  updateTagClass: operation({
    method: 'PATCH',
    path: '/api/tag-classes/:tagClassId',
    summary: 'Rename a tag class, reorder it, or move it to another group',
    params: ids('tagClassId'),
    body: Type.Object({
      name: Type.Optional(Name),
      norder: Type.Optional(Type.Number()),
      groupId: Type.Optional(Uuid),
    }),
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
    summary: 'Add and remove tags of an image; of a SELECTION group the last one that is added stays',
    params: ids('imageId'),
    body: Type.Object({
      add: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
      remove: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
    }),
    reply: Type.Array(ImageTag),
  }),
}
