import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findBatch } from './find-batch.ts'
import { type BatchEdit, type BatchRow, updateBatchRow } from './queries.ts'

/**
 * Changes what a batch is called; what is left out stays.
 * @throws AppError `name_taken`
 */
export async function changeBatch(
  context: Context,
  actor: Actor,
  batchId: string,
  { label, description, ...fields }: BatchEdit,
): Promise<BatchRow> {
  const { id, projectId } = await findBatch(context, actor, batchId, 'lead the work')
  const name = fields.name?.trim()
  await refusingTaken(
    'batch_name_unique',
    { field: 'name', name: name ?? '' },
    updateBatchRow(context.db, id, { name, label, description }),
  )
  context.news.tell(`jobs of ${projectId}`)
  return findBatch(context, actor, id, 'read the workspace')
}
