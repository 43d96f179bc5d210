import type { Context } from '../../context.ts'
import type { Actor } from './actor.ts'
import { keyByHash, touchKey } from './api-keys/queries.ts'
import { hashOfSecret } from './secrets.ts'
import { personBySession } from './sessions/queries.ts'

/** How old `last used` may grow before it is written again, so that a busy key does not write at every request. */
const touchAfterMs = 60_000

/** The actor of an API key, or undefined when there is no such key or it is revoked. */
export async function actorOfKey(context: Context, secret: string): Promise<Actor | undefined> {
  const key = await keyByHash(context.db, hashOfSecret(secret))
  if (!key) return undefined
  const now = context.now()
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > touchAfterMs)
    await touchKey(context.db, key.id, now)
  return { id: key.id, kind: 'key', name: key.name, grants: new Map([[key.workspaceId, key.role]]) }
}

/** The person of a browser session, or undefined when it has ended. */
export async function actorOfSession(context: Context, token: string): Promise<Actor | undefined> {
  const person = await personBySession(context.db, hashOfSecret(token), context.now())
  if (!person) return undefined
  const { id, name, roles } = person
  return { id, kind: 'person', name, grants: new Map(roles.map(each => [each.workspaceId, each.role])) }
}
