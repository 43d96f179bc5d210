import type { Database } from '../../../db/index.ts'

/** The workspace that a project is in. */
export async function workspaceOfProject(db: Database, projectId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('project')
    .select('workspace_id as workspaceId')
    .where('id', '=', projectId)
    .executeTakeFirst()
  return found?.workspaceId
}
