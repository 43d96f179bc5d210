import { Type } from 'typebox'
import type { Context } from '../../context.ts'
import { keyOfCursor, pageFrom } from '../../contract/cursor.ts'
import type { Page, PageQuery } from '../../contract/schemas.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { ensureDefaultBatch } from './find-batch.ts'
import { type BatchRow, batchesBefore, countBatches } from './queries.ts'

/** Batches of a project, newest first; the default is made where there is none yet. */
export async function listBatches(
  context: Context,
  actor: Actor,
  projectId: string,
  { cursor, limit = 100 }: PageQuery,
): Promise<Page<BatchRow>> {
  await findProject(context, actor, projectId, 'read the workspace')
  const before = keyOfCursor(Type.String({ format: 'uuid' }), cursor)
  let total = await countBatches(context.db, projectId)
  if (total === 0) {
    await ensureDefaultBatch(context, actor, projectId)
    total = 1
  }
  const rows = await batchesBefore(context.db, projectId, before, limit + 1)
  return { ...pageFrom(rows, limit, row => row.id), total }
}
