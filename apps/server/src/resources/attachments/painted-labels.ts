import { AppError, type Size } from '@gesso/core'
import type { MaskGeometry } from '@gesso/shapes'
import type { Context } from '../../context.ts'
import { cutMasks } from '../../pictures/index.ts'
import type { NewJob } from '../jobs/index.ts'
import { frameNameOf } from './make-media.ts'
import type { AttachmentRow } from './queries.ts'

/** A label that was painted in one colour of a picture. */
interface PaintedLabel {
  readonly className: string
  /** which of those of its class; null: all that is of it */
  readonly instance: string | null
  readonly geometry: MaskGeometry & Readonly<Record<string, unknown>>
  readonly frameId: string | null
}

/**
 * The labels that pictures say which came with a job: one for each colour of a legend that is painted.
 * @throws AppError `picture_unreadable` for what is no such picture of its frame
 */
export async function paintedLabels(
  context: Context,
  masks: NonNullable<NewJob['masks']>,
  attachments: readonly AttachmentRow[],
): Promise<PaintedLabel[]> {
  const files = attachments.filter(({ role }) => role === 'mask')
  const pictures = attachments.filter(({ role }) => role === 'picture')
  const labels: PaintedLabel[] = []
  for (const [index, { frameId, legend }] of masks.entries()) {
    const size: Size | undefined =
      frameId === null ? pictures[0] : pictures.find(picture => frameNameOf(picture) === frameId)
    const key = files[index]?.fileKey
    if (!size || !key)
      throw new AppError('invalid_input', {
        field: `masks[${index}].frameId`,
        problem: 'is no frame of the job',
      })
    const { width, height } = size
    const colours = legend.map(({ colour }) => colour.toLowerCase())
    const cut = await context.files.atPath(key, path => cutMasks(path, colours, { width, height }))
    for (const { colour, className, instance } of legend) {
      const mask = cut.get(colour.toLowerCase())
      if (mask) labels.push({ className, instance, frameId, geometry: { ...mask, counts: [...mask.counts] } })
    }
  }
  return labels
}
