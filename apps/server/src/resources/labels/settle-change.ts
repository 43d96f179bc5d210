import type { Change, ChangeRequest, Conflict, Label, LabelContent } from '@gesso/core'

/** What comes of a change: what is applied, and what is not. */
export interface Settled extends Change<Label> {
  readonly conflicts: readonly Conflict[]
}

/** What stands where a change speaks of a label: the label, or `elsewhere` when another media has one of that id. */
export type Standing = ReadonlyMap<string, Label | 'elsewhere'>

interface Author {
  readonly version: number
  readonly at: string
  readonly by: string
}

/**
 * Decides between a change and what stands: the edit that was acknowledged first stays, label by label; the rest of the
 * change is applied. A label elsewhere is never told about.
 * @param force the last writer wins: versions are not compared
 */
export function settleChange(
  request: ChangeRequest,
  standing: Standing,
  { version, at, by }: Author,
  force: boolean,
): Settled {
  const added: Label[] = []
  const updated: (readonly [Label, Label])[] = []
  const removed: Label[] = []
  const conflicts: Conflict[] = []
  const here = (id: string) => {
    const found = standing.get(id)
    return found === 'elsewhere' ? undefined : found
  }
  for (const content of request.added) {
    if (standing.has(content.id)) conflicts.push(conflict(content.id, 'exists', content, here(content.id)))
    else added.push({ ...content, version, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by })
  }
  for (const { version: seen, to } of request.updated) {
    const from = here(to.id)
    if (!from) conflicts.push(conflict(to.id, 'removed', to))
    else if (!force && from.version !== seen) conflicts.push(conflict(to.id, 'changed', to, from))
    else {
      const { createdAt, createdBy } = from
      updated.push([from, { ...to, version, createdAt, createdBy, updatedAt: at, updatedBy: by }])
    }
  }
  for (const { id, version: seen } of request.removed) {
    const from = here(id)
    if (!from) conflicts.push(conflict(id, 'removed', null))
    else if (!force && from.version !== seen) conflicts.push(conflict(id, 'changed', null, from))
    else removed.push(from)
  }
  return { added, updated, removed, conflicts }
}

function conflict(
  labelId: string,
  reason: Conflict['reason'],
  yours: LabelContent | null,
  theirs: Label | null = null,
): Conflict {
  return { labelId, reason, yours, theirs }
}
