import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from './find-project.ts'
import { type ProjectEdit, type ProjectRow, updateProjectRow } from './queries.ts'

/** Renames or describes a project, or locks its taxonomy. */
export async function updateProject(
  context: Context,
  actor: Actor,
  projectId: string,
  fields: ProjectEdit,
): Promise<ProjectRow> {
  await findProject(context, actor, projectId, 'change projects')
  await updateProjectRow(context.db, projectId, { ...fields, name: fields.name?.trim() }, context.now())
  return findProject(context, actor, projectId, 'read the workspace')
}
