/** Remembers the sort keys at places in lists that are asked for by offset, so that a deep page costs what the first does. */
export interface Bookmarks {
  /** Where to start for an offset: `skip` rows after the row with the key `after`, or after the list's start. */
  startOf(list: string, offset: number): { after: string | undefined; skip: number }
  /** The last noted place at or before a key, or the list's start. */
  before(list: string, key: string): { after: string | undefined; offset: number }
  /** Notes that `offset` rows of the list end with the row with this key. */
  remember(list: string, offset: number, key: string): void
  /** How many rows the list has, if that was noted. */
  totalOf(list: string): number | undefined
  /** Notes how many rows the list has. */
  rememberTotal(list: string, total: number): void
}

/**
 * Bookmarks in memory, least recently used ones dropped first.
 * A list is named by everything that decides its rows and their order, its present state included: a place in a list that
 * has changed is never asked for again, so no answer depends on what is remembered. Keys sort as texts do.
 */
export function createBookmarks(lists = 500, placesEach = 1000): Bookmarks {
  const known = new Map<string, Map<number, string>>()
  const totals = new Map<string, number>()
  const placesIn = (list: string) => {
    const places = known.get(list)
    if (places) refresh(known, list, places)
    return places ?? new Map<number, string>()
  }
  return {
    startOf(list, offset) {
      const places = placesIn(list)
      let nearest = 0
      for (const place of places.keys()) if (place <= offset && place > nearest) nearest = place
      return { after: places.get(nearest), skip: offset - nearest }
    },
    before(list, key) {
      let nearest: { after: string | undefined; offset: number } = { after: undefined, offset: 0 }
      for (const [offset, after] of placesIn(list))
        if (after <= key && offset > nearest.offset) nearest = { after, offset }
      return nearest
    },
    remember(list, offset, key) {
      const places = placesIn(list)
      refresh(places, offset, key)
      dropOldest(places, placesEach)
      refresh(known, list, places)
      dropOldest(known, lists)
    },
    totalOf: list => totals.get(list),
    rememberTotal(list, total) {
      refresh(totals, list, total)
      dropOldest(totals, lists)
    },
  }
}

function refresh<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
}

function dropOldest<K>(map: Map<K, unknown>, capacity: number): void {
  for (const key of map.keys()) {
    if (map.size <= capacity) return
    map.delete(key)
  }
}
