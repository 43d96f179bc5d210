import type { ListedJob } from '@gesso/client'
import { useMemo, useRef, useState } from 'react'

/** The jobs chosen for what is done to many at once. */
export interface JobSelection {
  /** in the order of the list */
  readonly chosen: readonly ListedJob[]
  has(job: ListedJob): boolean
  toggle(job: ListedJob): void
  /** Chooses everything between the last toggled job and this one. */
  extendTo(job: ListedJob): void
  chooseAll(): void
  clear(): void
}

/** A selection over the jobs of a list; what leaves the list leaves the selection. */
export function useJobSelection(jobs: readonly ListedJob[]): JobSelection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | null>(null)
  const chosen = useMemo(() => jobs.filter(({ id }) => ids.has(id)), [jobs, ids])
  return {
    chosen,
    has: ({ id }) => ids.has(id),
    toggle({ id }) {
      anchor.current = id
      setIds(ids.has(id) ? new Set([...ids].filter(each => each !== id)) : new Set([...ids, id]))
    },
    extendTo(job) {
      const places = [jobs.findIndex(({ id }) => id === anchor.current), jobs.indexOf(job)]
      const between = jobs.slice(Math.max(0, Math.min(...places)), Math.max(...places) + 1)
      setIds(new Set([...ids, ...between.map(({ id }) => id)]))
    },
    chooseAll: () => setIds(new Set(jobs.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  }
}
