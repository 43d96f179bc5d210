import type { AppliedChange, Conflict, Label, LabelContent } from '@gesso/core'
import type { ChangeRow, LabelRow } from './queries.ts'

/** The answer to a change. */
export interface ChangeReply {
  /** the media's revision after it */
  readonly revision: number
  readonly change: AppliedChange
  readonly conflicts: readonly Conflict[]
}

/** A label as it travels. */
export function presentLabel(row: LabelRow): Label {
  return {
    ...presentContent(row),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  }
}

/** What was decided about a label, without who and when. */
export function presentContent(row: LabelRow): LabelContent {
  const { id, classId, shape, geometry, zIndex, tool, externalId } = row
  return { id, classId, shape, geometry, zIndex, tool, externalId }
}

/** A change of the history as it travels. */
export function presentChange(row: Omit<ChangeRow, 'mediaId' | 'conflicts'>): AppliedChange {
  return {
    id: row.id,
    revision: row.revision,
    authorId: row.authorId,
    authorName: row.authorName,
    origin: row.origin,
    createdAt: row.createdAt.toISOString(),
    added: row.added,
    updated: row.updated,
    removed: row.removed,
  }
}
