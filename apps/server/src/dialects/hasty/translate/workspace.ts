import type { Role } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { named, nullable, RoleSchema, Timestamp, Uuid } from '../../../contract/schemas.ts'

export const Workspace = named(
  'Workspace',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    unique_name: nullable(Type.String()),
    description: nullable(Type.String()),
    logo_url: nullable(Type.String()),
    is_public: Type.Boolean(),
    is_default: Type.Boolean(),
    background_color: nullable(Type.String()),
    subscription: nullable(Type.String()),
    parked_on: nullable(Timestamp),
    user_role: RoleSchema,
    allow_support: Type.Boolean(),
    support_email: nullable(Type.String()),
    feature_mounting_buckets: Type.Boolean(),
  }),
)

interface Known {
  readonly id: string
  readonly name: string
  readonly description: string
}

/** What no workspace has here: it is told as it would be for one that makes no use of it. */
export const absentFromWorkspaces = {
  unique_name: null,
  logo_url: null,
  is_public: false,
  background_color: null,
  allow_support: false,
  support_email: null,
  feature_mounting_buckets: false,
}

/** A workspace as the wire has it. */
export function wireWorkspace(
  { id, name, description }: Known,
  role: Role | undefined,
): Static<typeof Workspace> {
  const absent = { ...absentFromWorkspaces, is_default: false, subscription: null, parked_on: null }
  return { ...absent, id, name, description, user_role: role ?? 'View Only' }
}
