import type { Size } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type LabelRow, labelledMedia, labelsOfMedia } from './queries.ts'

/**
 * All labels of an image or a video as they are stored, with what edges keep beside them, in the order they were made; the
 * revision they belong to, and the size of an image.
 * @throws AppError `not_found`
 */
export async function listLabelRows(
  context: Context,
  actor: Actor,
  mediaId: string,
): Promise<{ size: Size; revision: number; labels: LabelRow[] }> {
  const media = await labelledMedia(context.db, mediaId)
  authorise(actor, media, 'read the workspace', { what: 'image or video', id: mediaId })
  const { width, height } = media
  return { size: { width, height }, ...(await labelsOfMedia(context.db, mediaId)) }
}
