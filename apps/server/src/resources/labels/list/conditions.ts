import { AppError, type MediaStatus } from '@gesso/core'

/** Which labels of a project; all given conditions hold, each list means 'any of', an empty list is no condition. */
export interface LabelConditions {
  readonly classId?: readonly string[] | undefined
  readonly shape?: readonly string[] | undefined
  /** of the person or API key that made it */
  readonly authorId?: string | undefined
  /** of the person or API key that changed it last */
  readonly labelerId?: string | undefined
  readonly datasetId?: readonly string[] | undefined
  /** of the image */
  readonly status?: readonly MediaStatus[] | undefined
  /** part of the image's name, upper and lower case alike */
  readonly imageName?: string | undefined
  /** labels with this value of this attribute: a text, a number as text, or the id of an option */
  readonly attribute?: { readonly id: string; readonly value: string | boolean } | undefined
  /** labels that have no value of this attribute */
  readonly withoutAttributeId?: string | undefined
  readonly keypointSchemaId?: string | undefined
  readonly createdSince?: Date | undefined
  readonly updatedSince?: Date | undefined
}

/** Refuses what PostgreSQL cannot compare. @throws AppError `invalid_input` */
export function checkLabelConditions({ imageName = '' }: LabelConditions): void {
  if (imageName.includes('\0'))
    throw new AppError('invalid_input', { field: 'imageName', problem: 'contains a NUL character' })
}
