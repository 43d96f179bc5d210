import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import type { contentTypes } from './contract.ts'
import { findProject } from './find-project.ts'
import { insertProject, type ProjectRow } from './queries.ts'

/** Makes a project in a workspace. */
export async function createProject(
  context: Context,
  actor: Actor,
  workspaceId: string,
  input: { name: string; description?: string; contentType?: (typeof contentTypes)[number] },
): Promise<ProjectRow> {
  authorise(actor, { workspaceId }, 'create projects', { what: 'workspace', id: workspaceId })
  const id = context.newId()
  const { name, description = '', contentType = 'IMAGES' } = input
  await insertProject(
    context.db,
    { id, workspaceId, name: name.trim(), description, contentType },
    context.now(),
  )
  return findProject(context, actor, id, 'read the workspace')
}
