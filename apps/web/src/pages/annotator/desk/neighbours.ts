import type { Image, Neighbours } from '@gesso/client'

/**
 * What the neighbours of one image say about those of another one among them, until the server has said it.
 * @param around the neighbours of `from`
 * @returns undefined when `to` is not among them
 */
export function neighboursAfterStep(around: Neighbours, from: Image, to: string): Neighbours | undefined {
  const row = [...around.previous.toReversed(), from, ...around.next]
  const place = row.findIndex(({ id }) => id === to)
  if (place < 0) return undefined
  return {
    previous: row.slice(0, place).toReversed(),
    next: row.slice(place + 1),
    offset: around.offset + place - around.previous.length,
    total: around.total,
  }
}
