import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { Uuid } from '../../../contract/schemas.ts'
import type { LabelConditions } from '../../../resources/labels/index.ts'
import { StatusIds, StatusWords, statusesFromWire } from './status.ts'

const Id = Type.Optional(Uuid)
/** A number and a unit, e.g. 30m */
const Interval = Type.Optional(Type.String({ maxLength: 20 }))

/** What a list of a project's labels can be narrowed by. */
export const labelFilters = {
  label_class_id: Id,
  labeler_id: Id,
  label_author_id: Id,
  dataset_id: Type.Optional(Type.Array(Uuid, { maxItems: 1000 })),
  image_status: StatusWords,
  status_id: StatusIds,
  image_name: Type.Optional(Type.String({ maxLength: 255 })),
  attribute_id: Id,
  attribute_value: Type.Optional(Type.String({ maxLength: 10_000 })),
  bool_attribute_value: Type.Optional(Type.Boolean()),
  no_attribute_id: Id,
  created_since: Interval,
  updated_since: Interval,
  keypoint_schema_id: Id,
  add_keypoint_data: Type.Optional(Type.Boolean()),
}

const LabelFilters = Type.Object(labelFilters)

/** Filters of labels as they come. */
export type LabelFilters = Static<typeof LabelFilters>

/**
 * The conditions that filters on the wire mean.
 * @param customIds the custom statuses of the project
 * @throws AppError `invalid_input` naming the filter
 */
export function labelConditionsFromWire(
  filters: LabelFilters,
  customIds: readonly string[],
  now: Date,
): LabelConditions {
  return {
    classId: filters.label_class_id === undefined ? undefined : [filters.label_class_id],
    labelerId: filters.labeler_id,
    authorId: filters.label_author_id,
    datasetId: filters.dataset_id,
    status: statusesFromWire(filters.image_status, filters.status_id, customIds),
    imageName: filters.image_name,
    attribute: attributeFrom(filters),
    withoutAttributeId: filters.no_attribute_id,
    keypointSchemaId: filters.keypoint_schema_id,
    createdSince: timeBefore(now, filters.created_since, 'created_since'),
    updatedSince: timeBefore(now, filters.updated_since, 'updated_since'),
  }
}

function attributeFrom(filters: LabelFilters): LabelConditions['attribute'] {
  const { attribute_id: id, attribute_value: text, bool_attribute_value: yes } = filters
  if (text !== undefined && yes !== undefined)
    throw invalid('bool_attribute_value', 'cannot stand beside attribute_value; give one')
  const value = text ?? yes
  if (id === undefined && value === undefined) return undefined
  if (id === undefined) throw invalid('attribute_id', 'is missing: the value of which attribute is meant?')
  if (value === undefined) throw invalid('attribute_value', 'is missing; give it or bool_attribute_value')
  return { id, value }
}

const unitsMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

function timeBefore(now: Date, interval: string | undefined, field: string): Date | undefined {
  if (interval === undefined) return undefined
  const [, count = '', unit = ''] = /^(\d{1,5})([smhdw])$/i.exec(interval) ?? []
  const unitMs = Object.entries(unitsMs).find(([name]) => name === unit.toLowerCase())?.[1]
  if (unitMs === undefined) throw invalid(field, 'must be a number and one of s, m, h, d, w, such as 30m')
  const lengthMs = Number(count) * unitMs
  // From the start of a minute on (of a second, for short intervals): the pages of one walk then show one list.
  const stepMs = Math.min(60_000, Math.max(1, Math.floor(lengthMs / 60)))
  return new Date(Math.floor((now.getTime() - lengthMs) / stepMs) * stepMs)
}

function invalid(field: string, problem: string): AppError {
  return new AppError('invalid_input', { field, problem })
}
