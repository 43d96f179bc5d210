import { useMemo, useRef, useState } from 'react'

interface Chosen {
  readonly id: string
}

/** What of a list is chosen for what is done to many at once. */
export interface Selection<T extends Chosen> {
  /** in the order of the list */
  readonly chosen: readonly T[]
  has(each: T): boolean
  toggle(each: T): void
  /** Chooses everything between the last toggled one and this one. */
  extendTo(each: T): void
  chooseAll(): void
  clear(): void
}

/** A selection over a list; what leaves the list leaves the selection. */
export function useSelection<T extends Chosen>(all: readonly T[]): Selection<T> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | null>(null)
  const chosen = useMemo(() => all.filter(({ id }) => ids.has(id)), [all, ids])
  return {
    chosen,
    has: each => ids.has(each.id),
    toggle(each) {
      anchor.current = each.id
      const next = new Set(ids)
      if (!next.delete(each.id)) next.add(each.id)
      setIds(next)
    },
    extendTo(each) {
      const from = all.findIndex(({ id }) => id === anchor.current)
      const to = all.indexOf(each)
      const between = all.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1)
      setIds(new Set([...ids, ...between.map(({ id }) => id)]))
    },
    chooseAll: () => setIds(new Set(all.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  }
}
