import type { ActivityType, FrameTimes, Video } from '@gesso/client'
import type { Stretch } from '@gesso/core'
import { useMemo, useState } from 'react'
import { notifyProblem } from '../../panels/notices.tsx'
import { edgesOf, type FrameEdges, frameAt, frameCount, msOfFrame } from './frames.ts'
import { overlapsAny, type SegmentContent, withSegment } from './segment-steps.ts'
import { type Player, usePlayer } from './use-player.ts'
import { type SegmentEdits, useSegments } from './use-segments.ts'

/** What is worked on, and the ways to change it; buttons, keys and the timeline all use these. */
export interface Work {
  readonly edges: FrameEdges
  readonly player: Player
  readonly edits: SegmentEdits
  readonly durationMs: number
  /** where the shown frame begins */
  readonly nowMs: number
  readonly chosen: SegmentContent | undefined
  /** the activities that the next segment gets */
  readonly nextTypeIds: readonly string[]
  /** where the next segment begins, once that was said */
  readonly markMs: number | null
  readonly view: Stretch
  setView(view: Stretch): void
  choose(id: string | null): void
  chooseBeside(step: 1 | -1): void
  seek(timeMs: number): void
  snap(timeMs: number): number
  newSegment(): SegmentContent | undefined
  keep(segment: SegmentContent): void
  /** Begins a segment at the shown frame, or lets the chosen one begin there. */
  markStart(): void
  /** Ends the segment after the shown frame. @param replace cuts away what it covers of others */
  markEnd(replace: boolean): void
  toggleType(place: number): void
  removeChosen(): void
  leave(): void
}

/** The state of the page of a video. */
export function useWork(video: Video, times: FrameTimes, activityTypes: readonly ActivityType[]): Work {
  const edges = useMemo(() => edgesOf(times), [times])
  const player = usePlayer(edges)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const edits = useSegments(video.id, (from, to) => setChosenId(id => (id === from ? to : id)))
  const [nextTypeIds, setNextTypeIds] = useState<readonly string[]>([])
  const [markMs, setMarkMs] = useState<number | null>(null)
  const durationMs = video.durationMs ?? msOfFrame(edges, frameCount(edges))
  const [view, setView] = useState<Stretch>({ startMs: 0, endMs: durationMs })
  const { segments } = edits
  const chosen = segments.find(({ id }) => id === chosenId)
  const nowMs = msOfFrame(edges, player.frame)
  const endOfFrame = Math.min(durationMs, msOfFrame(edges, player.frame + 1))

  const newSegment = (): SegmentContent | undefined => {
    const activityTypeIds =
      nextTypeIds.length > 0 ? nextTypeIds : activityTypes.slice(0, 1).map(({ id }) => id)
    if (activityTypeIds.length === 0) {
      notifyProblem('There are no activity types yet. Make one on the page “Activities” of this project.')
      return undefined
    }
    return { id: edits.newId(), startMs: 0, endMs: 0, activityTypeIds, predictionId: null }
  }
  const keep = (segment: SegmentContent, replace = false) => {
    if (segment.endMs <= segment.startMs) return notifyProblem('A segment ends after it starts.')
    if (!replace && overlapsAny(segments, segment))
      return notifyProblem('It overlaps another segment. Hold Shift to replace what it covers.')
    edits.edit(withSegment(segments, segment, edits.newId))
    setChosenId(segment.id)
  }
  const toggled = (ids: readonly string[], id: string) =>
    ids.includes(id) ? ids.filter(each => each !== id) : [...ids, id]
  return {
    edges,
    player,
    edits,
    durationMs,
    nowMs,
    chosen,
    nextTypeIds,
    markMs,
    view,
    setView,
    newSegment,
    keep,
    choose: setChosenId,
    chooseBeside(step) {
      const at = segments.findIndex(({ id }) => id === chosenId)
      const next =
        at >= 0
          ? segments[at + step]
          : step > 0
            ? segments.find(({ endMs }) => endMs > nowMs)
            : segments.findLast(({ startMs }) => startMs <= nowMs)
      if (!next) return
      setChosenId(next.id)
      player.show(frameAt(edges, next.startMs * 1000 + 500))
    },
    seek: timeMs => player.show(frameAt(edges, timeMs * 1000)),
    snap(timeMs) {
      const frame = frameAt(edges, timeMs * 1000)
      const [start, end] = [frame === 0 ? 0 : msOfFrame(edges, frame), msOfFrame(edges, frame + 1)]
      return Math.min(durationMs, timeMs - start < end - timeMs ? start : end)
    },
    markStart() {
      if (chosen) keep({ ...chosen, startMs: nowMs })
      else setMarkMs(nowMs)
    },
    markEnd(replace) {
      if (chosen) return keep({ ...chosen, endMs: endOfFrame }, replace)
      if (markMs === null) return notifyProblem('Press I where the segment starts, then O where it ends.')
      const made = newSegment()
      if (!made) return
      keep({ ...made, startMs: markMs, endMs: endOfFrame }, replace)
      setMarkMs(null)
    },
    toggleType(place) {
      const type = activityTypes[place]
      if (!type) return
      if (!chosen) return setNextTypeIds(ids => toggled(ids, type.id))
      const activityTypeIds = toggled(chosen.activityTypeIds, type.id)
      if (activityTypeIds.length === 0) return notifyProblem('A segment has at least one activity.')
      edits.edit(segments.map(each => (each.id === chosen.id ? { ...each, activityTypeIds } : each)))
    },
    removeChosen() {
      if (!chosen) return
      edits.edit(segments.filter(({ id }) => id !== chosen.id))
      setChosenId(null)
    },
    leave() {
      setChosenId(null)
      setMarkMs(null)
    },
  }
}
