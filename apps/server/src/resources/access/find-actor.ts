import type { Role } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from './actor.ts'
import { keyByHash, touchKey } from './api-keys/queries.ts'
import { rolesOfPerson } from './members/queries.ts'
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
  const grants = new Map<string, Role>()
  for (const { workspaceId, role } of await rolesOfPerson(context.db, person.id))
    grants.set(workspaceId, role)
  return { id: person.id, kind: 'person', name: person.name, grants }
}
