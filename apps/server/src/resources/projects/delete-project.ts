import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from './find-project.ts'
import { deleteProjectRows } from './queries.ts'

/** Deletes a project with everything in it; its files go after the rows are gone. */
export async function deleteProject(context: Context, actor: Actor, projectId: string): Promise<void> {
  await findProject(context, actor, projectId, 'delete projects')
  const keys = await context.db
    .transaction()
    .execute(transaction => deleteProjectRows(transaction, projectId))
  for (const key of keys) await context.files.remove(key)
}
