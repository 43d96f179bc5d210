import { AppError } from '@gesso/core'
import type { ImageFilter } from '../contract.ts'

/** Which images of a project; all given conditions hold, each list means 'any of', an empty list is no condition. */
export interface ImageConditions extends ImageFilter {
  readonly createdSince?: Date | undefined
  readonly updatedSince?: Date | undefined
  /** asks for what nothing here can be: the list is empty */
  readonly impossible?: boolean | undefined
}

/** Refuses what PostgreSQL cannot compare. @throws AppError `invalid_input` */
export function checkConditions({ name }: ImageConditions): void {
  if (name?.includes('\0'))
    throw new AppError('invalid_input', { field: 'name', problem: 'contains a NUL character' })
}

/** Whether the counters of datasets and statuses know all about such a list. */
export function isCounted(conditions: ImageConditions): boolean {
  const {
    name,
    labelClassId,
    tagClassId,
    missingTags,
    missingAttributes,
    createdSince,
    updatedSince,
    impossible,
  } = conditions
  const lists = [labelClassId, tagClassId].some(list => list?.length)
  return (
    !lists &&
    !name &&
    missingTags === undefined &&
    missingAttributes === undefined &&
    !createdSince &&
    !updatedSince &&
    !impossible
  )
}
