import type { AttributeValues, Change, Label } from '@gesso/core'

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
      sameJson(a.attributes, b.attributes) &&
      sameGeometry(a, b))
  )
}

function patched(now: Label, from: Label, to: Label): Label {
  let next = now
  if (to.classId !== from.classId && now.classId === from.classId) next = { ...next, classId: to.classId }
  if (to.zIndex !== from.zIndex && now.zIndex === from.zIndex) next = { ...next, zIndex: to.zIndex }
  if (to.externalId !== from.externalId && now.externalId === from.externalId) {
    next = { ...next, externalId: to.externalId }
  }
  if (!sameGeometry(from, to) && sameGeometry(now, from)) {
    next = { ...next, shape: to.shape, geometry: to.geometry, tool: to.tool }
  }
  const attributes = patchedAttributes(now.attributes, from.attributes, to.attributes)
  return attributes === now.attributes ? next : { ...next, attributes }
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
