import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { type ApiKeyRow, liveKeysOf } from './queries.ts'

/** API keys of a workspace that are not revoked, newest first. */
export async function listApiKeys(context: Context, actor: Actor, workspaceId: string): Promise<ApiKeyRow[]> {
  authorise(actor, { workspaceId }, 'manage API keys', { what: 'workspace', id: workspaceId })
  return liveKeysOf(context.db, workspaceId)
}
