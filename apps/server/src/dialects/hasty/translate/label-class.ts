import { type Static, Type } from 'typebox'
import { Colour, Description, Name, named, nullable, oneOf, Uuid } from '../../../contract/schemas.ts'
import type { LabelClassEdit, LabelClassRow } from '../../../resources/label-classes/index.ts'
import { refuseOther } from '../guards.ts'
import { MaybeOrder, MaybeText } from '../schemas.ts'

const Kind = oneOf(['object', 'background'])

export const LabelClass = named(
  'LabelClass',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    description: nullable(Type.String()),
    type: Kind,
    color: Type.String(),
    icon_url: nullable(Type.String()),
    norder: Type.Number(),
    parent_id: nullable(Uuid),
    external_id: nullable(Type.String()),
    use_description_as_prompt: Type.Boolean(),
  }),
)

export const LabelClassBody = Type.Object({
  name: Name,
  description: Type.Optional(nullable(Description)),
  type: Type.Optional(nullable(Kind)),
  color: Type.Optional(nullable(Colour)),
  icon_url: MaybeText,
  norder: MaybeOrder,
  parent_id: Type.Optional(nullable(Uuid)),
  external_id: Type.Optional(nullable(Type.String({ maxLength: 1000 }))),
  use_description_as_prompt: Type.Optional(nullable(Type.Boolean())),
})

/** A label class as the wire has it. */
export function wireLabelClass(row: LabelClassRow): Static<typeof LabelClass> {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    type: row.kind,
    color: row.color,
    icon_url: row.iconUrl,
    norder: row.norder,
    parent_id: row.parentId,
    external_id: row.externalId,
    use_description_as_prompt: false,
  }
}

/**
 * What a body says about a label class. Null clears what can be empty; where nothing can be, it stands for what is there
 * or would be chosen, as the SDK means it.
 */
export function labelClassFromWire(
  body: Static<typeof LabelClassBody>,
): LabelClassEdit & { readonly name: string } {
  const problem = 'is not possible here yet: no model takes prompts'
  refuseOther('use_description_as_prompt', body.use_description_as_prompt, false, problem)
  return {
    name: body.name,
    description: body.description,
    kind: body.type ?? undefined,
    color: body.color ?? undefined,
    iconUrl: body.icon_url,
    norder: body.norder ?? undefined,
    parentId: body.parent_id,
    externalId: body.external_id,
  }
}
