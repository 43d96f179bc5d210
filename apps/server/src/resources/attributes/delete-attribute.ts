import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { anyLabelHasValue, removeAttributeValues } from '../labels/index.ts'
import { findAttribute } from './find-attribute.ts'
import { deleteAttributeRow, lockAttribute } from './queries.ts'

/**
 * Deletes an attribute. Its values are taken off labels first, by changes that the history keeps; breaking off in the
 * middle leaves the attribute and the values not yet removed.
 */
export async function deleteAttribute(context: Context, actor: Actor, attributeId: string): Promise<void> {
  const { projectId } = await findAttribute(context, actor, attributeId, 'edit the taxonomy')
  const values = { projectId, attributeId }
  for (;;) {
    await removeAttributeValues(context, actor, values)
    const gone = await context.db.transaction().execute(async transaction => {
      await lockAttribute(transaction, attributeId)
      // Somebody may have set one again before the lock.
      if (await anyLabelHasValue({ db: transaction }, values)) return false
      await deleteAttributeRow(transaction, attributeId)
      return true
    })
    if (gone) return
  }
}
