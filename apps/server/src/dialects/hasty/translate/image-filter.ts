import { type Static, Type } from 'typebox'
import { oneOf, Uuid } from '../../../contract/schemas.ts'
import type { ImageConditions } from '../../../resources/images/index.ts'
import { StatusIds, StatusWords, statusesFromWire } from './status.ts'

const Ids = Type.Optional(Type.Array(Uuid, { maxItems: 1000 }))
/** Latest time that a date can hold, in milliseconds. */
const Since = Type.Optional(Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 }))

/** Kinds of findings of the vendor's consensus scoring. */
const errorTypes = [
  'NOT_AN_ERROR',
  'LOW_IOU',
  'MISSING_LABEL',
  'EXTRA_LABEL',
  'MISCLASSIFICATION',
  'TAG_MISCLASSIFICATION',
  'ATTR_MISCLASSIFICATION',
  'EXTRA_TAG',
  'MISSING_TAG',
  'EXTRA_ATTRIBUTE',
  'MISSING_ATTRIBUTE',
  'EXTRA_AREA',
  'MISSING_AREA',
] as const

/** What a list of images can be narrowed by; label classes are ours, the rest is the vendor's. */
export const imageFilters = {
  dataset_id: Ids,
  image_name: Type.Optional(Type.String({ maxLength: 255 })),
  image_status: StatusWords,
  status_id: StatusIds,
  tag_class_id: Ids,
  label_class_id: Ids,
  updated_since: Since,
  created_since: Since,
  has_missing_attributes: Type.Optional(Type.Boolean()),
  has_missing_tags: Type.Optional(Type.Boolean()),
  queue_id: Ids,
  batch_id: Ids,
  ef_run_ids: Ids,
  ef_user_action: Type.Optional(oneOf(['ALL', 'RESOLVED', 'UNRESOLVED'])),
  ef_error_type: Type.Optional(oneOf(errorTypes)),
  aldi_session_id: Type.Optional(Uuid),
}

const ImageFilters = Type.Object(imageFilters)

/** Filters of images as they come. */
export type ImageFilters = Static<typeof ImageFilters>

/** The conditions that filters on the wire mean. @param customIds the custom statuses of the project */
export function conditionsFromWire(filters: ImageFilters, customIds: readonly string[]): ImageConditions {
  return {
    datasetId: filters.dataset_id ?? [],
    name: filters.image_name ?? '',
    status: statusesFromWire(filters.image_status, filters.status_id, customIds),
    tagClassId: filters.tag_class_id ?? [],
    labelClassId: filters.label_class_id ?? [],
    updatedSince: timeOf(filters.updated_since),
    createdSince: timeOf(filters.created_since),
    ...(filters.has_missing_tags === undefined ? {} : { missingTags: filters.has_missing_tags }),
    ...(filters.has_missing_attributes === undefined
      ? {}
      : { missingAttributes: filters.has_missing_attributes }),
    impossible: asksForNone(filters),
  }
}

/** There are no queues, batches, findings and ranking sessions here, so no image is in any. */
function asksForNone(filters: ImageFilters): boolean {
  const { queue_id, batch_id, ef_run_ids, ef_user_action, ef_error_type, aldi_session_id } = filters
  const named = [queue_id, batch_id, ef_run_ids].some(list => list?.length)
  return named || [ef_user_action, ef_error_type, aldi_session_id].some(value => value !== undefined)
}

/**
 * The vendor does not say the unit. Seconds since 1970 are meant; larger numbers than seconds of the next three thousand
 * years are taken for milliseconds.
 */
function timeOf(since: number | undefined): Date | undefined {
  if (since === undefined) return undefined
  return new Date(since < 100_000_000_000 ? since * 1000 : since)
}
