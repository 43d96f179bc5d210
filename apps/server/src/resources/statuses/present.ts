import type { StatusRow } from './queries.ts'

/** A custom status as the API shows it. */
export function presentStatus({ id, projectId, name, color, norder }: StatusRow) {
  return { id, projectId, name, color, norder }
}
