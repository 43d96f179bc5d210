import {
  type Change,
  type Keyframe,
  type Label,
  labelAt,
  type Size,
  sameAttributeValue,
  withKeyframe,
  withKeyframes,
} from '@gesso/core'
import type { OpenImage } from '../editor.ts'
import { cell } from '../reactive/cells.ts'
import type { ShapeKit } from '../shape-kit.ts'
import { fitChange, sameContent } from './fit-change.ts'
import type { LabelSet } from './label-set.ts'

/**
 * The labels as they are kept, beside those that are seen. On an image they are the same ones; on a video they are tracks,
 * and a label without keyframes is what is seen of one at the frame that is shown.
 */
export interface KeptLabels {
  get(id: string): Label | undefined
  all(): readonly Label[]
  /** Takes in a change of kept labels, and shows what is seen of it. */
  apply(change: Change<Label>): void
  /** Forgets everything; begins with these. */
  open(image: OpenImage, labels: readonly Label[]): void
  /** The frame that is shown; null on an image. */
  frame(): number | null
  /** How large it is; null without a media. */
  size(): Size | null
  /** Shows another frame of the video. */
  goTo(frame: number): void
  sizeFrame(frame: number, size: Size): void
  /** What is left of a change when others have changed its labels, as a change of kept labels. */
  fitted(change: Change<Label>): Change<Label>
}

/** No labels; what is seen is put into `seen`. */
export function createKeptLabels(seen: LabelSet, kitOf: (label: Label) => ShapeKit): KeptLabels {
  const tracks = new Map<string, Label>()
  const revision = cell(0)
  const opened = cell<OpenImage | null>(null)
  const at = cell(0)
  const isVideo = () => opened.get()?.frames !== undefined

  function seenNow(track: Label): Label | undefined {
    return labelAt(track, at.get(), kitOf(track).shape.interpolate)
  }

  function get(id: string): Label | undefined {
    if (!isVideo()) return seen.get(id)
    revision.get()
    return tracks.get(id)
  }

  function show(ids: readonly string[]): void {
    const added: Label[] = []
    const updated: (readonly [Label, Label])[] = []
    const removed: Label[] = []
    for (const id of new Set(ids)) {
      const before = seen.get(id)
      const track = tracks.get(id)
      const after = track && seenNow(track)
      if (before === undefined) {
        if (after !== undefined) added.push(after)
      } else if (after === undefined) removed.push(before)
      else if (before.version !== after.version || !sameContent(before, after)) updated.push([before, after])
    }
    seen.apply({ added, updated, removed })
  }

  function showAll(): void {
    seen.replaceAll([...tracks.values()].map(seenNow).filter(label => label !== undefined))
  }

  return {
    get,
    all() {
      if (!isVideo()) return seen.ordered()
      revision.get()
      return [...tracks.values()]
    },
    apply(change) {
      if (!isVideo()) return seen.apply(change)
      for (const { id } of change.removed) tracks.delete(id)
      const put = [...change.updated.map(([, to]) => to), ...change.added]
      for (const label of put) tracks.set(label.id, label)
      revision.set(revision.get() + 1)
      show([...put, ...change.removed].map(({ id }) => id))
    },
    open(image, labels) {
      const again = opened.get()?.id === image.id
      opened.set(image)
      if (!again || at.get() >= (image.frames?.length ?? 1)) at.set(0)
      tracks.clear()
      revision.set(revision.get() + 1)
      if (image.frames === undefined) return seen.replaceAll(labels)
      for (const label of labels) tracks.set(label.id, label)
      showAll()
    },
    frame: () => (isVideo() ? at.get() : null),
    size: () => opened.get()?.frames?.[at.get()] ?? opened.get()?.size ?? null,
    goTo(frame) {
      at.set(frame)
      showAll()
    },
    sizeFrame(frame, size) {
      const image = opened.get()
      if (image?.frames) opened.set({ ...image, frames: image.frames.with(frame, size) })
    },
    fitted(change) {
      if (!isVideo()) return fitChange(change, get)
      const fitting = fitChange(change, id => (wanted(change, id)?.keyframes ? tracks.get(id) : seen.get(id)))
      const added = fitting.added.map(label => begun(label, at.get()))
      const updated = fitting.updated.flatMap(([from, to]) => {
        const track = tracks.get(to.id)
        return track ? [[track, to.keyframes ? to : edited(track, from, to, at.get())] as const] : []
      })
      const removed = fitting.removed.flatMap(({ id }) => tracks.get(id) ?? [])
      return { added, updated, removed }
    },
  }
}

/** What a change says of a label. */
function wanted(change: Change<Label>, id: string): Label | undefined {
  const { added, updated, removed } = change
  return [...updated.map(([, to]) => to), ...removed, ...added].find(label => label.id === id)
}

/** A label drawn at a frame: a track that begins there. */
function begun(label: Label, frame: number): Label {
  if (label.keyframes) return label
  const { geometry, attributes } = label
  return withKeyframes(label, [{ frame, outside: false, geometry, attributes }])
}

/** A track of which a person has edited what is seen at a frame: another place or value is a keyframe there. */
function edited(track: Label, from: Label, to: Label, frame: number): Label {
  const { keyframes = [] } = track
  const { classId, zIndex, externalId, tool } = to
  const { locked: _, ...rest } = track
  const next: Label = { ...rest, classId, zIndex, externalId, tool, ...(to.locked ? { locked: true } : {}) }
  const here = { frame, outside: false, geometry: to.geometry, attributes: to.attributes }
  if (to.shape !== track.shape) return withKeyframes({ ...next, shape: to.shape }, [here])
  if (to.geometry === from.geometry && to.attributes === from.attributes) return next
  return withKeyframes(next, carriedOn(withKeyframe(keyframes, here), from, here))
}

/** A value that was set holds from here on: also on later keyframes, up to the first that says something else. */
function carriedOn(keyframes: readonly Keyframe[], from: Label, here: Keyframe): readonly Keyframe[] {
  const ids = new Set([...Object.keys(from.attributes), ...Object.keys(here.attributes)])
  const changed = [...ids].filter(id => !sameAttributeValue(from.attributes[id], here.attributes[id]))
  const going = new Set(changed)
  return keyframes.map(keyframe => {
    if (keyframe.frame <= here.frame || going.size === 0) return keyframe
    const values = new Map(Object.entries(keyframe.attributes))
    for (const id of going) {
      const value = here.attributes[id]
      if (!sameAttributeValue(values.get(id), from.attributes[id])) going.delete(id)
      else if (value === undefined) values.delete(id)
      else values.set(id, value)
    }
    return { ...keyframe, attributes: Object.fromEntries(values) }
  })
}
