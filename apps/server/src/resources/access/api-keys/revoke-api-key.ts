import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { revokeKey } from './queries.ts'

/**
 * Revokes an API key; it stops working at once.
 * @throws AppError `not_found` also when it is revoked already
 */
export async function revokeApiKey(
  context: Context,
  actor: Actor,
  { workspaceId, apiKeyId }: { workspaceId: string; apiKeyId: string },
): Promise<void> {
  authorise(actor, { workspaceId }, 'manage API keys', { what: 'workspace', id: workspaceId })
  if (!(await revokeKey(context.db, workspaceId, apiKeyId, context.now())))
    throw new AppError('not_found', { what: 'API key', id: apiKeyId })
}
