import type { Segment } from '@gesso/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { segmentStore, segmentsQuery } from '../../data/segments.ts'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { afterEdit, noHistory, renamedIn, type SegmentHistory, stepIn, withId } from './segment-history.ts'
import { type SegmentContent, stepsBetween } from './segment-steps.ts'
import { segmentSender } from './send-segments.ts'

/** The segments of a video as they are shown, which may be ahead of the server. */
export interface SegmentEdits {
  readonly segments: readonly SegmentContent[]
  readonly saving: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Puts another list in the place of the present one, and sends what differs. */
  edit(next: readonly SegmentContent[]): void
  undo(): void
  redo(): void
  /** Waits until the server has answered every edit. @returns whether it took all since it was last asked */
  settled(): Promise<boolean>
  /** an id of this page, until the server gives another */
  newId(): string
}

/** Keeps the segments of a video: edits are shown at once and sent one after the other; each can be undone. */
export function useSegments(videoId: string, onRenamed: (from: string, to: string) => void): SegmentEdits {
  const cache = useQueryClient()
  const { data } = useQuery(segmentsQuery(videoId))
  const [shown, setShown] = useState<readonly SegmentContent[] | null>(null)
  const [history, setHistory] = useState<SegmentHistory>(noHistory)
  const [pending, setPending] = useState(0)
  const queue = useRef(Promise.resolve())
  const names = useRef(new Map<string, string>())
  const lastId = useRef(0)
  const lost = useRef(false)
  const segments = useMemo(() => shown ?? (data ?? []).map(contentOf), [shown, data])
  // What is there is what the server has, once all edits have arrived.
  useEffect(() => {
    if (pending === 0) setShown(null)
  }, [pending])

  const rename = (from: string, to: string) => {
    names.current.set(from, to)
    setShown(list => list && withId(list, from, to))
    setHistory(lists => renamedIn(lists, from, to))
    onRenamed(from, to)
  }
  const idOf = (id: string): string => {
    const renamed = names.current.get(id)
    return renamed === undefined ? id : idOf(renamed)
  }
  const send = useMemo(() => segmentSender(segmentStore(videoId)), [videoId])
  const show = (next: readonly SegmentContent[]) => {
    const from = segments
    setShown(next)
    setPending(count => count + 1)
    queue.current = queue.current
      .then(() => send(stepsBetween(from, next), idOf, rename))
      .catch((error: unknown) => {
        lost.current = true
        notifyError(error)
        setHistory(noHistory)
      })
      .then(() => cache.invalidateQueries({ queryKey: ['segments', videoId] }))
      .finally(() => setPending(count => count - 1))
  }
  const step = (direction: 'undo' | 'redo') => {
    const found = stepIn(history, direction, segments)
    if (!found) return
    setHistory(found.history)
    show(found.list)
  }
  return {
    segments,
    saving: pending > 0,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit(next) {
      setHistory(lists => afterEdit(lists, segments))
      show(next)
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    async settled() {
      await queue.current
      const took = !lost.current
      lost.current = false
      return took
    },
    newId: () => `new-${++lastId.current}`,
  }
}

function contentOf({ id, startMs, endMs, activityTypeIds, predictionId }: Segment): SegmentContent {
  return { id, startMs, endMs, activityTypeIds, predictionId }
}
