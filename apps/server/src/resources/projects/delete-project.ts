import type { Context } from '../../context.ts'
import { disownFiles, removeUnownedFiles } from '../../files/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from './find-project.ts'
import { deleteProjectRows } from './queries.ts'

/** Deletes a project with everything in it; its files go after the rows are gone. */
export async function deleteProject(context: Context, actor: Actor, projectId: string): Promise<void> {
  await findProject(context, actor, projectId, 'delete projects')
  const keys = await context.db.transaction().execute(async transaction => {
    const gone = await deleteProjectRows(transaction, projectId)
    await disownFiles(transaction, gone, context.now())
    return gone
  })
  await removeUnownedFiles(context, keys)
}
