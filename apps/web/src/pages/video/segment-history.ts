import type { SegmentContent } from './segment-steps.ts'

type List = readonly SegmentContent[]

/** The lists of segments that were before and that were taken back, each with the newest last. */
export interface SegmentHistory {
  readonly past: readonly List[]
  readonly future: readonly List[]
}

export const noHistory: SegmentHistory = { past: [], future: [] }

const longest = 200

/** A history to which a list was left behind by an edit; what was taken back is gone. */
export function afterEdit({ past }: SegmentHistory, left: List): SegmentHistory {
  return { past: [...past.slice(1 - longest), left], future: [] }
}

/** Goes a step back, or forth. @returns undefined where there is none */
export function stepIn(
  { past, future }: SegmentHistory,
  direction: 'undo' | 'redo',
  now: List,
): { readonly list: List; readonly history: SegmentHistory } | undefined {
  const list = direction === 'undo' ? past.at(-1) : future.at(-1)
  if (!list) return undefined
  const history =
    direction === 'undo'
      ? { past: past.slice(0, -1), future: [...future, now] }
      : { past: [...past, now], future: future.slice(0, -1) }
  return { list, history }
}

/** A history in which a segment has another id: that which the server gave it when it was made, or made again. */
export function renamedIn({ past, future }: SegmentHistory, from: string, to: string): SegmentHistory {
  const renamed = (lists: readonly List[]) => lists.map(list => withId(list, from, to))
  return { past: renamed(past), future: renamed(future) }
}

/** A list in which a segment has another id. */
export function withId(list: List, from: string, to: string): List {
  return list.map(segment => (segment.id === from ? { ...segment, id: to } : segment))
}
