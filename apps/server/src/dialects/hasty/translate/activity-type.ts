import { type Static, Type } from 'typebox'
import { Colour, Name, named, nullable, Timestamp, Uuid } from '../../../contract/schemas.ts'
import type { ActivityTypeRow } from '../../../resources/activity-types/index.ts'

export const ActivityType = named(
  'ActivityType',
  Type.Object({
    id: Uuid,
    name: Type.String(),
    color: Type.String(),
    prefix: nullable(Type.String()),
    created_at: Timestamp,
  }),
)

export const ActivityTypeBody = Type.Object({
  name: Name,
  color: Type.Optional(nullable(Colour)),
  prefix: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
})

/** An activity type as the wire has it. */
export function wireActivityType(row: ActivityTypeRow): Static<typeof ActivityType> {
  const { id, name, color, prefix, createdAt } = row
  return { id, name, color, prefix, created_at: createdAt.toISOString() }
}

/** What a body says about an activity type: no colour stands for the one that is there, or would be chosen. */
export function activityTypeFromWire({ name, color, prefix }: Static<typeof ActivityTypeBody>) {
  return { name, color: color ?? undefined, prefix }
}
