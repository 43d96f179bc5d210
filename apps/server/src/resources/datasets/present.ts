import type { DatasetRow } from './queries.ts'

/** A dataset as the API shows it. */
export function presentDataset({ id, projectId, name, norder, imageCount }: DatasetRow) {
  return { id, projectId, name, norder, imageCount }
}
