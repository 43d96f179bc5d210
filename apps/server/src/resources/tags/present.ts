import type { TagClassRow } from './queries.ts'

/** A tag class as the API shows it. */
export function presentTagClass({ id, projectId, name, norder }: TagClassRow) {
  return { id, projectId, name, norder }
}
