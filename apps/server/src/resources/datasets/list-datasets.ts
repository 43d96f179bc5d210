import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { type DatasetRow, datasetsOfProject } from './queries.ts'

/** The datasets of a project, in their order. */
export async function listDatasets(context: Context, actor: Actor, projectId: string): Promise<DatasetRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  return datasetsOfProject(context.db, projectId)
}
