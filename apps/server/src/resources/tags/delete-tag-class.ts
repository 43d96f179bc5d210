import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findTagClass } from './find-tag-class.ts'
import { deleteTagClassRow } from './queries.ts'

/** Deletes a tag class and takes it off every image. */
export async function deleteTagClass(context: Context, actor: Actor, tagClassId: string): Promise<void> {
  await findTagClass(context, actor, tagClassId, 'edit the taxonomy')
  await deleteTagClassRow(context.db, tagClassId)
}
