import type { InvitationRow } from './queries.ts'

/** An invitation as the API shows it; its link is shown only when it is made. */
export function presentInvitation({ id, role, email, createdAt, expiresAt }: InvitationRow) {
  return { id, role, email, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }
}
