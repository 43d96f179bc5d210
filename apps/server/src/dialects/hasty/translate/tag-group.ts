import { type Static, Type } from 'typebox'
import { Name, named, nullable, oneOf, Uuid } from '../../../contract/schemas.ts'
import { type TagGroupRow, tagGroupTypes } from '../../../resources/tags/index.ts'
import { MaybeOrder } from '../schemas.ts'

const TagGroupType = oneOf(tagGroupTypes)

export const TagGroup = named(
  'TagGroup',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    type: TagGroupType,
    is_required: Type.Boolean(),
    norder: Type.Number(),
  }),
)

export const TagGroupBody = Type.Object({
  name: Name,
  type: TagGroupType,
  is_required: Type.Optional(nullable(Type.Boolean())),
  norder: MaybeOrder,
})

/** A tag group as the wire has it. */
export function wireTagGroup({ id, name, type, isRequired, norder }: TagGroupRow): Static<typeof TagGroup> {
  return { id, name, type, is_required: isRequired, norder }
}

/** What a body says of a tag group; null is as if it were left out. */
export function tagGroupFromWire({ name, type, is_required, norder }: Static<typeof TagGroupBody>) {
  return { name, type, isRequired: is_required ?? undefined, norder: norder ?? undefined }
}
