import { AppError } from '@gesso/core'
import type { contentTypes } from './contract.ts'

interface Holding {
  readonly contentType: (typeof contentTypes)[number]
}

/**
 * Refuses to put into a project what its content type has no place for. One of URLDATA holds images, by their URLs.
 * @throws AppError `content_type_refused`
 */
export function checkHolds({ contentType }: Holding, wanted: 'IMAGES' | 'VIDEOS'): void {
  const held = contentType === 'URLDATA' ? 'IMAGES' : contentType
  if (held !== wanted) throw new AppError('content_type_refused', { contentType, wanted })
}

/**
 * Refuses files for a project of URLDATA, whose images stay where their URLs point.
 * @throws AppError `url_missing`
 */
export function checkTakesFiles({ contentType }: Holding): void {
  if (contentType === 'URLDATA') throw new AppError('url_missing', { field: 'url' })
}
