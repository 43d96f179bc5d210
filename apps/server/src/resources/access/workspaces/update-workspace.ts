import type { Context } from '../../../context.ts'
import type { Actor } from '../actor.ts'
import { findWorkspace } from './find-workspace.ts'
import { updateWorkspaceRow, type WorkspaceRow } from './queries.ts'

/** Renames or describes a workspace. */
export async function updateWorkspace(
  context: Context,
  actor: Actor,
  workspaceId: string,
  { name, description }: { name?: string | undefined; description?: string | undefined },
): Promise<WorkspaceRow> {
  await findWorkspace(context, actor, workspaceId, 'change the workspace')
  await updateWorkspaceRow(context.db, workspaceId, { name: name?.trim(), description })
  return findWorkspace(context, actor, workspaceId, 'read the workspace')
}
