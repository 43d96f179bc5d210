interface PageQuery {
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

/** Where a page begins and how long it is. */
export function placeOf({ offset = 0, limit = 100 }: PageQuery): { offset: number; limit: number } {
  return { offset, limit }
}

/** A page in its envelope; the filters of the query are echoed. */
export function pageReply<T>(query: PageQuery, { items, total }: { items: T[]; total: number }) {
  const { offset: _, limit: __, ...search_parameters } = query
  return { meta: { object: 'list' as const, ...placeOf(query), total, search_parameters }, items }
}

/** The page of a list that is known whole. */
export function pageFromAll<T, U>(query: PageQuery, all: readonly T[], present: (item: T) => U) {
  const { offset, limit } = placeOf(query)
  const items = all.slice(offset, offset + limit).map(present)
  return pageReply(query, { items, total: all.length })
}

/** A whole list in its envelope. */
export function listReply<T>(items: T[]) {
  return { meta: { object: 'list' as const, total: items.length }, items }
}
