import { AppError, imageStatuses } from '@gesso/core'

/** Apart from the colours of the usual statuses, which the web gives them. */
const palette = [
  '#e05299',
  '#8aa92b',
  '#b0764a',
  '#5566d9',
  '#14b8c4',
  '#e6554a',
  '#9b5de5',
  '#6f8a9c',
] as const

/** The colour of the `count`-th custom status of a project, counted from 0; the palette repeats. */
export function statusColourAfter(count: number): string {
  return palette[count % palette.length] ?? palette[0]
}

/** A colour as it is stored: #rrggbb; how opaque it is means nothing for a status. */
export function statusColour(colour: string): string {
  return colour.toLowerCase().slice(0, 7)
}

/**
 * A name as it is stored.
 * @throws AppError `name_taken` for the word of a usual status, which nobody could tell apart
 */
export function statusName(given: string): string {
  const name = given.trim()
  if (imageStatuses.some(word => word === name.toUpperCase()))
    throw new AppError('name_taken', { field: 'name', name })
  return name
}
