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

/** A change of the history as it travels: with what its labels became by it, which is not stored with each of them. */
export function presentChange(row: ChangeRow): AppliedChange {
  const createdAt = row.createdAt.toISOString()
  const after = (content: LabelContent, from?: Label): Label => ({
    id: content.id,
    classId: content.classId,
    shape: content.shape,
    geometry: content.geometry,
    zIndex: content.zIndex,
    tool: content.tool,
    externalId: content.externalId,
    version: row.revision,
    createdAt: from ? from.createdAt : createdAt,
    createdBy: from ? from.createdBy : row.authorId,
    updatedAt: createdAt,
    updatedBy: row.authorId,
  })
  return {
    id: row.id,
    revision: row.revision,
    authorId: row.authorId,
    authorName: row.authorName,
    origin: row.origin,
    createdAt,
    added: row.added.map(content => after(content)),
    updated: row.updated.map(([from, to]) => [from, after(to, from)]),
    removed: row.removed,
  }
}

/** The answer to a change, the first time and ever after. */
export function presentReply(row: ChangeRow): ChangeReply {
  return { revision: row.revision, change: presentChange(row), conflicts: row.conflicts }
}
