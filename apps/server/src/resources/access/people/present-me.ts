import { AppError, type Role } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Actor } from '../actor.ts'
import { rolesOfPerson } from '../members/queries.ts'
import { presentWorkspace } from '../workspaces/present.ts'
import { workspacesByIds } from '../workspaces/queries.ts'
import { personById } from './queries.ts'

/** The caller as the API shows it: who, and where a member. */
export async function presentMe(context: Context, actor: Actor) {
  if (actor.kind === 'person') return presentPerson(context, actor.id)
  const { id, kind, name, grants } = actor
  return { id, kind, name, email: null, hasPassword: false, memberships: await memberships(context, grants) }
}

/**
 * A person as it sees itself, with the memberships of this moment.
 * @throws AppError `unauthenticated` when the person is gone
 */
export async function presentPerson(context: Context, personId: string) {
  const person = await personById(context.db, personId)
  if (!person) throw new AppError('unauthenticated')
  const { id, name, email, passwordHash } = person
  const grants = new Map<string, Role>()
  for (const { workspaceId, role } of await rolesOfPerson(context.db, personId)) grants.set(workspaceId, role)
  return {
    id,
    kind: 'person' as const,
    name,
    email,
    hasPassword: email !== null && passwordHash !== null,
    memberships: await memberships(context, grants),
  }
}

async function memberships(context: Context, grants: ReadonlyMap<string, Role>) {
  const workspaces = await workspacesByIds(context.db, [...grants.keys()])
  return workspaces.flatMap(workspace => {
    const role = grants.get(workspace.id)
    return role === undefined ? [] : [{ workspace: presentWorkspace(workspace), role }]
  })
}
