import type { Size } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type LabelRow, labelledMedia, labelsOfEach, labelsOfMedia } from './queries.ts'

/** Of an image with more labels than that, and of videos, they are read alone: those of several are in memory at once. */
const fewLabels = 50

/** Labels as they are stored, with what edges keep beside them, in the order they were made. */
export interface LabelRows {
  /** of an image, in pixels */
  readonly size: Size
  /** the one that they belong to */
  readonly revision: number
  readonly labels: LabelRow[]
}

/** Reads all labels of an image or a video. @throws AppError `not_found` */
export type LabelReader = (actor: Actor, mediaId: string) => Promise<LabelRows>

/** Reads labels of some media, which are asked for soon and each by itself, together at the first of them. */
export function labelReader(context: Context, mediaIds: readonly string[]): LabelReader {
  let together: ReturnType<typeof labelsOfEach> | undefined
  return async (actor, mediaId) => {
    together ??= labelsOfEach(context.db, mediaIds, fewLabels)
    const found = (await together).get(mediaId)
    const media = found?.media ?? (await labelledMedia(context.db, mediaId))
    authorise(actor, media, 'read the workspace', { what: 'image or video', id: mediaId })
    const { width, height, revision } = media
    const size = { width, height }
    return found?.labels
      ? { size, revision, labels: found.labels }
      : { size, ...(await labelsOfMedia(context.db, mediaId)) }
  }
}
