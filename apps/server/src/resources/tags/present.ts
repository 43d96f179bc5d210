import type { TagGroupRow } from './groups/queries.ts'
import type { TagClassRow } from './queries.ts'

/** A tag class as the API shows it. */
export function presentTagClass({ id, projectId, groupId, groupName, name, norder }: TagClassRow) {
  return { id, projectId, groupId, groupName, name, norder }
}

/** A tag group as the API shows it. */
export function presentTagGroup({ id, projectId, name, type, isRequired, isDefault, norder }: TagGroupRow) {
  return { id, projectId, name, type, isRequired, isDefault, norder }
}
