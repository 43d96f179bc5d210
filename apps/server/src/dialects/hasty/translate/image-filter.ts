import { type Static, Type } from 'typebox'
import { Uuid } from '../../../contract/schemas.ts'
import type { ImageConditions } from '../../../resources/images/index.ts'
import { StatusIds, StatusWords, statusesFromWire } from './status.ts'

const Ids = Type.Optional(Type.Array(Uuid, { maxItems: 1000 }))
/** Latest time that a date can hold, in milliseconds. */
const Since = Type.Optional(Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 }))

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
  }
}

/**
 * The vendor does not say the unit. Seconds since 1970 are meant; larger numbers than seconds of the next three thousand
 * years are taken for milliseconds.
 */
function timeOf(since: number | undefined): Date | undefined {
  if (since === undefined) return undefined
  return new Date(since < 100_000_000_000 ? since * 1000 : since)
}
