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
} from './queries.ts'

/** How many labels of one image are drawn on its thumbnail. */
const maxLabelsPerPreview = 300

/**
 * An image whose labels the actor may read.
 * @throws AppError `not_found`
 */
export async function findLabelledImage(
  context: Context,
  actor: Actor,
  imageId: string,
): Promise<LabelledMedia> {
  const media = await labelledMedia(context.db, imageId)
  authorise(actor, media, 'read the workspace', { what: 'image', id: imageId })
  return media
}

/** All labels of an image in the order they were made, and the revision they belong to. */
export async function listImageLabels(
  context: Context,
  actor: Actor,
  imageId: string,
): Promise<{ revision: number; labels: Label[] }> {
  await findLabelledImage(context, actor, imageId)
  const { revision, labels } = await labelsOfMedia(context.db, imageId)
  return { revision, labels: labels.map(presentLabel) }
}

/** A part of the labels of an image in the order they were made, as they are stored, and how many there are. */
export async function listImageLabelsAt(
  context: Context,
  actor: Actor,
  imageId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ labels: LabelRow[]; total: number }> {
  await findLabelledImage(context, actor, imageId)
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

/** The history of an image after a revision, oldest first. */
export async function listChanges(
  context: Context,
  actor: Actor,
  imageId: string,
  { after = 0, limit = 100 }: { after?: number | undefined; limit?: number | undefined } = {},
): Promise<AppliedChange[]> {
  await findLabelledImage(context, actor, imageId)
  return (await changesAfter(context.db, imageId, after, limit)).map(presentChange)
}
