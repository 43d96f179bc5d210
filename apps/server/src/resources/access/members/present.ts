import type { MemberRow } from './queries.ts'

/** A member as the API shows it. */
export function presentMember({ personId, name, email, role, createdAt }: MemberRow) {
  return { personId, name, email, role, createdAt: createdAt.toISOString() }
}
