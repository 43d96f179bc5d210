import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { findKeypointSchema } from './find-keypoint-schema.ts'
import { type GivenKeypointClass, type GivenKeypointEdge, mergeClasses, mergeEdges } from './merge-parts.ts'
import { insertKeypointSchema, type KeypointSchemaRow, type KeypointSchemaType } from './queries.ts'
import { type GivenLabelClass, setLabelClasses } from './set-label-classes.ts'

/** What can be said of a keypoint schema. */
export interface KeypointSchemaEdit {
  readonly name?: string | undefined
  readonly type?: KeypointSchemaType | undefined
  readonly description?: string | null | undefined
  readonly norder?: number | undefined
  readonly templateId?: string | null | undefined
  readonly keypointClasses?: readonly GivenKeypointClass[] | undefined
  readonly edges?: readonly GivenKeypointEdge[] | undefined
  readonly labelClasses?: readonly GivenLabelClass[] | undefined
}

/** What a keypoint schema is made from. */
export type NewKeypointSchema = KeypointSchemaEdit & {
  readonly name: string
  readonly type: KeypointSchemaType
}

/**
 * Makes a keypoint schema. Its points get ids of their own; ids in the request only say which ones its edges join.
 * @param input without `norder` it comes after the last
 * @throws AppError `invalid_input`, `name_taken`; `not_found` for a label class that is not of the project
 */
export async function createKeypointSchema(
  context: Context,
  actor: Actor,
  projectId: string,
  input: NewKeypointSchema,
): Promise<KeypointSchemaRow> {
  await findProject(context, actor, projectId, 'edit the taxonomy')
  const id = context.newId()
  const stamp = { by: actor.id, now: context.now() }
  const name = input.name.trim()
  const merged = mergeClasses([], input.keypointClasses ?? [], { ...stamp, newId: () => context.newId() })
  const { type, description = null, norder, templateId = null } = input
  const schema = {
    id,
    projectId,
    name,
    description,
    type,
    norder,
    templateId,
    classes: merged.classes,
    edges: mergeEdges([], input.edges ?? [], merged, () => context.newId()),
  }
  const inserted = context.db.transaction().execute(async transaction => {
    await insertKeypointSchema(transaction, schema, stamp)
    await setLabelClasses(transaction, schema, input.labelClasses ?? [])
  })
  await refusingTaken('keypoint_schema_name_unique', { field: 'name', name }, inserted)
  return findKeypointSchema(context, actor, id, 'read the workspace')
}
