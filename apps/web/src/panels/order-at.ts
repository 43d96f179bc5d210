interface Ordered {
  readonly id: string
  readonly norder: number
}

/**
 * The order number that brings an item to a place of its list, between the numbers of its new neighbours.
 * @param to the place it takes, counted in the list as it is now
 * @returns undefined when it stands there already or there is no such place
 */
export function orderAt<T extends Ordered>(items: readonly T[], item: T, to: number): number | undefined {
  const from = items.findIndex(({ id }) => id === item.id)
  if (from < 0 || to === from || to < 0 || to >= items.length) return undefined
  const others = items.filter(({ id }) => id !== item.id)
  const before = others[to - 1]?.norder
  const after = others[to]?.norder
  if (before === undefined) return (after ?? 0) - 1
  return after === undefined ? before + 1 : (before + after) / 2
}
