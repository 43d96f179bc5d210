import { AppError, type Capability, may, type Role } from '@gesso/core'

/** Whoever asks: a person with a session, or a program with an API key. */
export interface Actor {
  readonly id: string
  readonly kind: 'person' | 'key'
  readonly name: string
  /** workspace id -> role there; a key has exactly one */
  readonly grants: ReadonlyMap<string, Role>
}

/**
 * Refuses what the policy does not allow.
 * @param found what was looked up, with the workspace it lives in
 * @param thing what the actor named; it is 'not found' for those who may not know of it
 * @throws AppError `not_found` outside the actor's workspaces, `forbidden` when the role does not suffice
 */
export function authorise<T extends { readonly workspaceId: string }>(
  actor: Actor,
  found: T | undefined,
  capability: Capability,
  thing: { what: string; id: string },
): asserts found is T {
  const role = found && actor.grants.get(found.workspaceId)
  if (role === undefined) throw new AppError('not_found', thing)
  if (!may(role, capability)) throw new AppError('forbidden', { role, capability })
}
