import { type Static, Type } from 'typebox'
import { named, Uuid } from '../../../contract/schemas.ts'
import type { DatasetRow } from '../../../resources/datasets/index.ts'

export const Dataset = named(
  'Dataset',
  Type.Object({ id: Uuid, name: Type.String(), norder: Type.Number(), project_id: Uuid }),
)

/** A dataset as the wire has it. */
export function wireDataset({ id, name, norder, projectId }: DatasetRow): Static<typeof Dataset> {
  return { id, name, norder, project_id: projectId }
}
