import { type Static, Type } from 'typebox'
import { named, nullable, oneOf, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { ProjectRow } from '../../../resources/projects/index.ts'

export const ContentType = oneOf(['IMAGES', 'VIDEOS', 'URLDATA'])

export const Project = named(
  'Project',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    last_opened_on: nullable(Timestamp),
    owner_id: nullable(Uuid),
    workspace_id: Uuid,
    description: Type.String(),
    created_on: Timestamp,
    content_type: ContentType,
  }),
)

/** A project as the wire has it; nobody owns one here, and nobody notes when one was opened. */
export function wireProject(row: ProjectRow): Static<typeof Project> {
  return {
    id: row.id,
    name: row.name,
    last_opened_on: null,
    owner_id: null,
    workspace_id: row.workspaceId,
    description: row.description,
    created_on: row.createdAt.toISOString(),
    content_type: row.contentType,
  }
}
