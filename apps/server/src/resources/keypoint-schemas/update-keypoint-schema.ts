import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Database, refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import type { KeypointSchemaEdit } from './create-keypoint-schema.ts'
import { findKeypointSchema } from './find-keypoint-schema.ts'
import { edgesWithin, mergeClasses, mergeEdges } from './merge-parts.ts'
import {
  type KeypointClassRow,
  type KeypointSchemaRow,
  labelsByKeypointClass,
  lockedKeypointSchema,
  updateKeypointSchemaRow,
} from './queries.ts'
import { setLabelClasses } from './set-label-classes.ts'

/**
 * Changes a keypoint schema; what is undefined stays. Points that are given are all there are then: those known by id or
 * by name keep their ids, the others go. Labels that are there already are not judged anew.
 * @throws AppError `invalid_input`, `name_taken`; `keypoint_class_in_use` when a point goes that labels have;
 * `not_found` for a label class that is not of the project
 */
export async function updateKeypointSchema(
  context: Context,
  actor: Actor,
  keypointSchemaId: string,
  edit: KeypointSchemaEdit,
): Promise<KeypointSchemaRow> {
  await findKeypointSchema(context, actor, keypointSchemaId, 'edit the taxonomy')
  const updated = context.db.transaction().execute(async transaction => {
    const standing = await lockedKeypointSchema(transaction, keypointSchemaId)
    // It went in between.
    if (!standing) throw new AppError('not_found', { what: 'keypoint schema', id: keypointSchemaId })
    const stamp = { by: actor.id, now: context.now() }
    const fields = merged(standing, edit, { ...stamp, newId: () => context.newId() })
    await refuseDropped(transaction, standing, fields.classes)
    await updateKeypointSchemaRow(transaction, standing.id, fields, stamp)
    if (edit.labelClasses) await setLabelClasses(transaction, standing, edit.labelClasses)
  })
  await refusingTaken(
    'keypoint_schema_name_unique',
    { field: 'name', name: edit.name?.trim() ?? '' },
    updated,
  )
  return findKeypointSchema(context, actor, keypointSchemaId, 'read the workspace')
}

function merged(
  standing: KeypointSchemaRow,
  edit: KeypointSchemaEdit,
  asking: Parameters<typeof mergeClasses>[2],
) {
  const parts = edit.keypointClasses
    ? mergeClasses(standing.classes, edit.keypointClasses, asking)
    : { classes: standing.classes, idOf: new Map<string, string>() }
  return {
    name: edit.name?.trim() ?? standing.name,
    description: edit.description === undefined ? standing.description : edit.description,
    type: edit.type ?? standing.type,
    norder: edit.norder ?? standing.norder,
    templateId: edit.templateId === undefined ? standing.templateId : edit.templateId,
    classes: parts.classes,
    edges: edit.edges
      ? mergeEdges(standing.edges, edit.edges, parts, asking.newId)
      : edgesWithin(standing.edges, parts.classes),
  }
}

/** A point that labels have stays: what it was called could not be told any more. */
async function refuseDropped(
  db: Database,
  standing: KeypointSchemaRow,
  classes: readonly KeypointClassRow[],
): Promise<void> {
  const left = new Set(classes.map(({ id }) => id))
  const dropped = standing.classes.filter(({ id }) => !left.has(id))
  if (dropped.length === 0) return
  const [used] = await labelsByKeypointClass(
    db,
    standing.id,
    dropped.map(({ id }) => id),
  )
  if (!used) return
  const name = dropped.find(({ id }) => id === used.classId)?.name ?? ''
  throw new AppError('keypoint_class_in_use', { field: 'keypointClasses', name, count: used.count })
}
