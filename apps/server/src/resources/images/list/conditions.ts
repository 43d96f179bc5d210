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

/** What a list is decided by beside the counters of datasets and statuses; each counts its changes. */
export type Topic = 'media' | 'tag' | 'attribute' | 'label' | 'health' | 'segment'

const topicsOf: Record<keyof ImageConditions, readonly Topic[]> = {
  datasetId: [],
  status: [],
  createdSince: [],
  impossible: [],
  name: ['media'],
  updatedSince: ['media', 'label'],
  tagClassId: ['tag'],
  missingTags: ['tag'],
  labelClassId: ['label'],
  missingAttributes: ['attribute', 'label'],
}

/** By what changes such a list changes, beside images that come, go, move or get another status. */
export function topicsOfImages(conditions: ImageConditions): Topic[] {
  const given = Object.entries(conditions).filter(([, value]) => isGiven(value))
  return [...new Set(given.flatMap(([name]) => topicsOf[name as keyof ImageConditions]))]
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
}
