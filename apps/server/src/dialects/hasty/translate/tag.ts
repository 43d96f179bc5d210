import { type Static, Type } from 'typebox'
import { named, Uuid } from '../../../contract/schemas.ts'
import type { ImageTagRow, TagClassRow } from '../../../resources/tags/index.ts'

export const TagClass = named(
  'TagClass',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    norder: Type.Number(),
    tag_group_id: Uuid,
    tag_group_name: Type.String(),
  }),
)

export const ImageTag = named(
  'ImageTag',
  Type.Object({ id: Uuid, tag_class_id: Uuid, tag_class_name: Type.String() }),
)

/** A tag class as the wire has it. */
export function wireTagClass({ id, name, norder, groupId, groupName }: TagClassRow): Static<typeof TagClass> {
  return { id, name, norder, tag_group_id: groupId, tag_group_name: groupName }
}

/** A tag of an image as the wire has it. */
export function wireImageTag({ id, tagClassId, name }: ImageTagRow): Static<typeof ImageTag> {
  return { id, tag_class_id: tagClassId, tag_class_name: name }
}
