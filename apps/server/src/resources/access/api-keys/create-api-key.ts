import type { Role } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../actor.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { type ApiKeyRow, insertKey } from './queries.ts'

/** How much of a secret stays readable, to tell keys apart: `gesso_` and six characters. */
const prefixLength = 12

/**
 * Makes an API key, at most as mighty as its maker.
 * @returns the secret is not kept and cannot be shown again
 * @throws AppError `forbidden` also when an Owner's key is made by someone who is none
 */
export async function createApiKey(
  context: Context,
  actor: Actor,
  workspaceId: string,
  { name, role }: { name: string; role: Role },
): Promise<{ apiKey: ApiKeyRow; secret: string }> {
  const workspace = { what: 'workspace', id: workspaceId }
  authorise(actor, { workspaceId }, 'manage API keys', workspace)
  if (role === 'Owner') authorise(actor, { workspaceId }, 'manage owners', workspace)
  const secret = newSecret('gesso_')
  const key = {
    id: context.newId(),
    workspaceId,
    name: name.trim(),
    role,
    prefix: secret.slice(0, prefixLength),
    createdAt: context.now(),
  }
  await insertKey(context.db, { ...key, keyHash: hashOfSecret(secret), createdBy: actor.id })
  return { apiKey: { ...key, lastUsedAt: null }, secret }
}
