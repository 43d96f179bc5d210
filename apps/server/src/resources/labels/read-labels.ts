import type { AppliedChange, Label, LabelContent } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { presentChange, presentContent, presentLabel } from './present.ts'
import {
  changesAfter,
  firstLabels,
  type LabelledMedia,
  type LabelRow,
  labelledMedia,
  labelsOfMedia,
  labelsOfMediaAt,
  labelsOfProjectByIds,
  type MediaKind,
} from './queries.ts'

/** How many labels of one image are drawn on its thumbnail. */
const maxLabelsPerPreview = 300

/**
 * An image or a video whose labels the actor may read.
 * @throws AppError `not_found`
 */
export async function findLabelledMedia(
  context: Context,
  actor: Actor,
  kind: MediaKind,
  mediaId: string,
): Promise<LabelledMedia> {
  const found = await labelledMedia(context.db, mediaId)
  const media = found?.kind === kind ? found : undefined
  authorise(actor, media, 'read the workspace', { what: kind, id: mediaId })
  return media
}

/** All labels of an image or a video in the order they were made, and the revision they belong to. */
export async function listMediaLabels(
  context: Context,
  actor: Actor,
  kind: MediaKind,
  mediaId: string,
): Promise<{ revision: number; labels: Label[] }> {
  await findLabelledMedia(context, actor, kind, mediaId)
  const { revision, labels } = await labelsOfMedia(context.db, mediaId)
  return { revision, labels: labels.map(presentLabel) }
}

/** All labels of an image in the order they were made, and the revision they belong to. */
export async function listImageLabels(
  context: Context,
  actor: Actor,
  imageId: string,
): Promise<{ revision: number; labels: Label[] }> {
  return listMediaLabels(context, actor, 'image', imageId)
}

/** A part of the labels of an image in the order they were made, as they are stored, and how many there are. */
export async function listImageLabelsAt(
  context: Context,
  actor: Actor,
  imageId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ labels: LabelRow[]; total: number }> {
  await findLabelledMedia(context, actor, 'image', imageId)
  return labelsOfMediaAt(context.db, imageId, offset, limit)
}

/** Labels of a project by id, as they are stored, in the order of the ids; what is not there is left out. */
export async function findLabels(
  context: Context,
  actor: Actor,
  projectId: string,
  ids: readonly string[],
): Promise<LabelRow[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  const found = await labelsOfProjectByIds(context.db, projectId, ids)
  const byId = new Map(found.map(label => [label.id, label]))
  return ids.flatMap(id => byId.get(id.toLowerCase()) ?? [])
}

/** Labels to draw on thumbnails: for each image its first ones, and an empty list where it has none. */
export async function previewLabels(
  context: Context,
  actor: Actor,
  projectId: string,
  imageIds: readonly string[],
): Promise<{ imageId: string; labels: LabelContent[] }[]> {
  await findProject(context, actor, projectId, 'read the workspace')
  const ids = [...new Set(imageIds.map(id => id.toLowerCase()))]
  const byImage = new Map<string, LabelContent[]>(ids.map(id => [id, []]))
  for (const row of await firstLabels(context.db, projectId, ids, maxLabelsPerPreview))
    byImage.get(row.mediaId)?.push(presentContent(row))
  return [...byImage].map(([imageId, labels]) => ({ imageId, labels }))
}

/** The history of an image or a video after a revision, oldest first. */
export async function listChanges(
  context: Context,
  actor: Actor,
  kind: MediaKind,
  mediaId: string,
  { after = 0, limit = 100 }: { after?: number | undefined; limit?: number | undefined } = {},
): Promise<AppliedChange[]> {
  await findLabelledMedia(context, actor, kind, mediaId)
  return (await changesAfter(context.db, mediaId, after, limit)).map(presentChange)
}
