import { type Static, Type } from 'typebox'
import { named, nullable, Uuid } from '../../../contract/schemas.ts'
import type { ImageTagRow, TagClassRow } from '../../../resources/tags/index.ts'

export const TagClass = named(
  'TagClass',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    norder: Type.Number(),
    tag_group_id: nullable(Type.String()),
    tag_group_name: nullable(Type.String()),
  }),
)

export const ImageTag = named(
  'ImageTag',
  Type.Object({ id: Uuid, tag_class_id: Uuid, tag_class_name: Type.String() }),
)

/** A tag class as the wire has it; none is in a group. */
export function wireTagClass({ id, name, norder }: TagClassRow): Static<typeof TagClass> {
  return { id, name, norder, tag_group_id: null, tag_group_name: null }
}

/** A tag of an image as the wire has it. */
export function wireImageTag({ id, tagClassId, name }: ImageTagRow): Static<typeof ImageTag> {
  return { id, tag_class_id: tagClassId, tag_class_name: name }
}
