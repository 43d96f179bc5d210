import type { KeypointSchemaRow } from './queries.ts'

/** A keypoint schema as the API shows it. */
export function presentKeypointSchema(row: KeypointSchemaRow) {
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    description: row.description,
    type: row.type,
    norder: row.norder,
    templateId: row.templateId,
    keypointClasses: [...row.classes],
    edges: [...row.edges],
    labelClasses: [...row.labelClasses],
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  }
}
