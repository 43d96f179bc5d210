import { AppError } from '@gesso/core'
import type { contentTypes } from './contract.ts'

type ContentType = (typeof contentTypes)[number]

/**
 * Refuses to put into a project what its content type has no place for.
 * @throws AppError `content_type_refused`
 */
export function checkHolds(project: { readonly contentType: ContentType }, wanted: ContentType): void {
  const { contentType } = project
  if (contentType !== wanted) throw new AppError('content_type_refused', { contentType, wanted })
}
