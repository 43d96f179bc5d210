import type { WorkspaceRow } from './queries.ts'

/** A workspace as the API shows it. */
export function presentWorkspace({ id, name, description, createdAt }: WorkspaceRow) {
  return { id, name, description, createdAt: createdAt.toISOString() }
}
