import {
  AppError,
  imageStatuses,
  isDefaultStatus,
  type MediaStatus,
  writableImageStatuses,
} from '@gesso/core'
import { type Static, Type } from 'typebox'
import { nullable, oneOf, Uuid } from '../../../contract/schemas.ts'

/** What the wire says in the place of a status that is none of the usual words. */
export const customStatus = '[CUSTOM STATUS]'

/** The words that the wire has for statuses. */
export const WireStatus = oneOf([...imageStatuses, customStatus])

/** The status of a media in the two fields that the wire has for it; the second is null for the usual words. */
export function wireStatus(status: MediaStatus): {
  status: Static<typeof WireStatus>
  status_id: string | null
} {
  return isDefaultStatus(status) ? { status, status_id: null } : { status: customStatus, status_id: status }
}

/** The body that sets a status: a word, or the id of a custom status. */
export const StatusBody = Type.Object({
  status: Type.Optional(nullable(oneOf([...writableImageStatuses, customStatus]))),
  status_id: Type.Optional(nullable(Uuid)),
})

/**
 * The status that a body means.
 * @throws AppError `invalid_input` naming the field
 */
export function statusFromWire({ status, status_id }: Static<typeof StatusBody>): MediaStatus {
  if (status && status !== customStatus) {
    if (!status_id) return status
    throw new AppError('invalid_input', {
      field: 'status_id',
      problem: `cannot stand beside ${status}; give one`,
    })
  }
  if (status_id) return status_id
  const field = status === customStatus ? 'status_id' : 'status'
  throw new AppError('invalid_input', { field, problem: 'is missing' })
}

/** Filters by status: the words of the first parameter and the ids of the second are alternatives. */
export const StatusWords = Type.Optional(Type.Array(WireStatus))
export const StatusIds = Type.Optional(Type.Array(Uuid, { maxItems: 1000 }))

/** No media stands at it. */
const noStatus = '00000000-0000-0000-0000-000000000000'

/**
 * The statuses that a filter lets through; none means all.
 * @param words of which the one for custom statuses means any of them
 * @param customIds the custom statuses of the project
 */
export function statusesFromWire(
  words: Static<typeof StatusWords> | undefined,
  ids: readonly string[] | undefined,
  customIds: readonly string[],
): MediaStatus[] {
  const usual = (words ?? []).filter(word => word !== customStatus)
  const custom = words?.includes(customStatus) ? customIds : []
  const all = [...usual, ...(ids ?? []), ...custom]
  return all.length === 0 && words?.length ? [noStatus] : all
}
