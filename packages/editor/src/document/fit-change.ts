import {
  type AttributeValues,
  type Change,
  type Keyframe,
  type Label,
  soundKeyframes,
  withKeyframes,
} from '@gesso/core'

/**
 * What is left of `change` when others have changed the labels it was made on: each word of a label that the change
 * sets is set only where it still reads as the change found it, and what they changed or removed stays theirs.
 * @param labelNow the label as it stands, undefined when there is none
 */
export function fitChange(change: Change<Label>, labelNow: (id: string) => Label | undefined): Change<Label> {
  const updated: (readonly [Label, Label])[] = []
  for (const [from, to] of change.updated) {
    const now = labelNow(to.id)
    if (now === undefined) continue
    const next = patched(now, from, to)
    if (next !== now) updated.push([now, next])
  }
  const removed: Label[] = []
  for (const label of change.removed) {
    const now = labelNow(label.id)
    if (now !== undefined && sameContent(now, label)) removed.push(now)
  }
  const added = change.added.filter(label => labelNow(label.id) === undefined)
  return { added, updated, removed }
}

/** Whether two labels say the same; versions, times and authors may differ. */
export function sameContent(a: Label, b: Label): boolean {
  return (
    a === b ||
    (a.classId === b.classId &&
      a.zIndex === b.zIndex &&
      a.externalId === b.externalId &&
      a.tool === b.tool &&
      a.locked === b.locked &&
      sameJson(a.attributes, b.attributes) &&
      sameGeometry(a, b) &&
      (a.keyframes === b.keyframes || sameJson(a.keyframes, b.keyframes)))
  )
}

function patched(now: Label, from: Label, to: Label): Label {
  let next = now
  if (to.classId !== from.classId && now.classId === from.classId) next = { ...next, classId: to.classId }
  if (to.zIndex !== from.zIndex && now.zIndex === from.zIndex) next = { ...next, zIndex: to.zIndex }
  if (to.externalId !== from.externalId && now.externalId === from.externalId) {
    next = { ...next, externalId: to.externalId }
  }
  if (to.locked !== from.locked && now.locked === from.locked) {
    const { locked: _, ...unlocked } = next
    next = to.locked ? { ...unlocked, locked: true } : unlocked
  }
  if (to.keyframes) {
    const keyframes = patchedKeyframes(now.keyframes ?? [], from.keyframes ?? [], to.keyframes)
    return keyframes === now.keyframes || keyframes.length === 0 ? next : withKeyframes(next, keyframes)
  }
  if (!sameGeometry(from, to) && sameGeometry(now, from)) {
    next = { ...next, shape: to.shape, geometry: to.geometry, tool: to.tool }
  }
  const attributes = patchedAttributes(now.attributes, from.attributes, to.attributes)
  return attributes === now.attributes ? next : { ...next, attributes }
}

/** Keyframe by keyframe: what a change sets or takes away of one stands where it still reads as the change found it. */
function patchedKeyframes(
  now: readonly Keyframe[],
  from: readonly Keyframe[],
  to: readonly Keyframe[],
): readonly Keyframe[] {
  if (from === to) return now
  if (now === from) return to
  const byFrame = (all: readonly Keyframe[]) => new Map(all.map(keyframe => [keyframe.frame, keyframe]))
  const [before, after, next] = [byFrame(from), byFrame(to), byFrame(now)]
  const frames = new Set([...before.keys(), ...after.keys()])
  const free = [...frames].filter(
    frame => !sameJson(before.get(frame), after.get(frame)) && sameJson(next.get(frame), before.get(frame)),
  )
  if (free.length === 0) return now
  for (const frame of free) {
    const keyframe = after.get(frame)
    if (keyframe === undefined) next.delete(frame)
    else next.set(frame, keyframe)
  }
  return soundKeyframes([...next.values()].sort((a, b) => a.frame - b.frame))
}

function patchedAttributes(
  now: AttributeValues,
  from: AttributeValues,
  to: AttributeValues,
): AttributeValues {
  if (from === to) return now
  const ids = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  const free = ids.filter(id => !sameJson(from[id], to[id]) && sameJson(now[id], from[id]))
  if (free.length === 0) return now
  const next = new Map(Object.entries(now))
  for (const id of free) {
    const value = to[id]
    if (value === undefined) next.delete(id)
    else next.set(id, value)
  }
  return Object.fromEntries(next)
}

function sameGeometry(a: Label, b: Label): boolean {
  if (a.shape !== b.shape) return false
  return a.geometry === b.geometry || sameJson(a.geometry, b.geometry)
}

function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]))
  }
  const others = new Map(Object.entries(b))
  const mine = Object.entries(a)
  return mine.length === others.size && mine.every(([key, value]) => sameJson(value, others.get(key)))
}
