import type { Context } from '../../context.ts'
import { type Actor, findWorkspace } from '../access/index.ts'
import { type BucketRow, bucketsOfWorkspace } from './queries.ts'

/** The buckets of a workspace, in the order they were added. */
export async function listBuckets(context: Context, actor: Actor, workspaceId: string): Promise<BucketRow[]> {
  await findWorkspace(context, actor, workspaceId, 'import from buckets')
  return bucketsOfWorkspace(context.db, workspaceId)
}
