import { createBookmarks } from './bookmarks.ts'

/** A list of rows in the order of their keys, as it stands. */
export interface PlacedList {
  /** all that decides its rows and their order, its present state included */
  readonly name: string
  count(): Promise<number>
  /** Keys of a stretch: `limit` of them, `skip` rows after the key `after` or after the start. */
  keys(stretch: { after: string | undefined; skip: number; limit: number }): Promise<string[]>
  /** Every key whose place, counted from 1, is a multiple of `step`. */
  keysEvery(step: number): Promise<string[]>
}

/** Reads lists by places at the cost of reading on, as long as they stand still. */
export interface Places {
  /** How many rows the list has: counted once. */
  totalOf(list: Pick<PlacedList, 'name' | 'count'>): Promise<number>
  /** The keys of a page, and how many rows the whole list has. */
  pageAt(
    list: PlacedList,
    page: { offset: number; limit: number },
  ): Promise<{ keys: string[]; total: number }>
  /** How many rows come before a key; `countSince` counts those from the key `after`, exclusive, on, or from the start. */
  placeOf(
    list: Pick<PlacedList, 'name'>,
    key: string,
    countSince: (after: string | undefined) => Promise<number>,
  ): Promise<number>
}

/** So many rows may be skipped where a place was asked for twice out of nothing. */
const nearRows = 2000
const marksEach = 500
const jumpsKept = 500

/**
 * Places of lists, remembered. Who pages on is read on from the last page. Who jumps pays for the rows in between once;
 * at the second jump the whole list is gone through and marked, so that further ones are short. Not at the first: a list
 * that changes between any two requests would be marked for nothing.
 */
export function createPlaces(): Places {
  const bookmarks = createBookmarks()
  const jumped = new Set<string>()
  const totalOf: Places['totalOf'] = async list => {
    const known = bookmarks.totalOf(list.name)
    if (known !== undefined) return known
    const total = await list.count()
    bookmarks.rememberTotal(list.name, total)
    return total
  }
  const mark = async (list: PlacedList, total: number) => {
    const step = Math.max(nearRows / 2, Math.ceil(total / marksEach))
    const keys = await list.keysEvery(step)
    for (const [index, key] of keys.entries()) bookmarks.remember(list.name, (index + 1) * step, key)
  }
  const noteJump = (name: string) => {
    if (jumped.size >= jumpsKept) jumped.clear()
    jumped.add(name)
  }
  return {
    totalOf,
    async pageAt(list, { offset, limit }) {
      const total = await totalOf(list)
      if (offset >= total) return { keys: [], total }
      if (bookmarks.startOf(list.name, offset).skip > nearRows) {
        if (jumped.has(list.name)) await mark(list, total)
        else noteJump(list.name)
      }
      const keys = await list.keys({ ...bookmarks.startOf(list.name, offset), limit })
      const last = keys.at(-1)
      if (last !== undefined) bookmarks.remember(list.name, offset + keys.length, last)
      return { keys, total }
    },
    async placeOf({ name }, key, countSince) {
      const { after, offset } = bookmarks.before(name, key)
      return after === key ? offset - 1 : offset + (await countSince(after))
    },
  }
}
