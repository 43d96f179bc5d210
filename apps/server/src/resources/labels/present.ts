import {
  type AppliedChange,
  type Conflict,
  type Label,
  type LabelContent,
  noAttributes,
  type RequestedLabel,
} from '@gesso/core'
import type { Context } from '../../context.ts'
import { imageUrls } from '../images/index.ts'
import type { ListedLabelRow } from './list/queries.ts'
import type { ChangeRow, LabelRow } from './queries.ts'

/** What everyone who changes labels needs to know. */
export interface BriefChangeReply {
  /** the media's revision after it, which is the version of every label that it added or updated */
  readonly revision: number
  readonly conflicts: readonly Conflict[]
}

/** The answer to a change. */
export interface ChangeReply extends BriefChangeReply {
  readonly change: AppliedChange
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

/** A label of a list as it travels. */
export function presentListedLabel({ urls }: Pick<Context, 'urls'>, row: ListedLabelRow) {
  const { displayUrl, thumbnailUrl } = imageUrls(urls, { ...row, id: row.mediaId })
  return {
    label: presentLabel(row),
    className: row.className,
    imageId: row.mediaId,
    imageName: row.name,
    imageStatus: row.status,
    width: row.width,
    height: row.height,
    datasetId: row.datasetId,
    datasetName: row.datasetName,
    displayUrl,
    thumbnailUrl,
  }
}

/** What was decided about a label, without who and when. */
export function presentContent(row: LabelRow): LabelContent {
  const { id, classId, shape, geometry, zIndex, tool, externalId, attributes } = row
  return { id, classId, shape, geometry, zIndex, tool, externalId, attributes, ...rarely(row) }
}

/** A change of the history as it travels: with what its labels became by it, which is not stored with each of them. */
export function presentChange(row: ChangeRow): AppliedChange {
  const createdAt = row.createdAt.toISOString()
  const after = (content: RequestedLabel, from?: Label): Label => ({
    id: content.id,
    classId: content.classId,
    shape: content.shape,
    geometry: content.geometry,
    zIndex: content.zIndex,
    tool: content.tool,
    externalId: content.externalId,
    attributes: content.attributes ?? noAttributes,
    ...rarely(content),
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
    updated: row.updated.map(([from, to]) => [withAttributes(from), after(to, from)]),
    removed: row.removed.map(withAttributes),
  }
}

/** What labels of images without a lock have no keys for. */
function rarely({ keyframes, locked }: Pick<LabelRow | RequestedLabel, 'keyframes' | 'locked'>) {
  return { ...(keyframes ? { keyframes } : {}), ...(locked ? { locked: true as const } : {}) }
}

/** The answer to a change, the first time and ever after. */
export function presentReply(row: ChangeRow): ChangeReply {
  return { ...presentBriefReply(row), change: presentChange(row) }
}

/** The same without what was applied: the request, less the conflicts. */
export function presentBriefReply(row: ChangeRow): BriefChangeReply {
  const conflicts = row.conflicts.map(conflict => ({
    ...conflict,
    yours: conflict.yours && withAttributes(conflict.yours),
    theirs: conflict.theirs && withAttributes(conflict.theirs),
  }))
  return { revision: row.revision, conflicts }
}

/** Labels of the history that were written before there were attributes have none. */
function withAttributes<L extends LabelContent>(label: L): L {
  return label.attributes ? label : { ...label, attributes: noAttributes }
}
