import {
  type ChangeRequest,
  type Conflict,
  type Label,
  type LabelContent,
  noAttributes,
  type RequestedLabel,
} from '@gesso/core'

/** A label as the history and the table are given it: no attributes are left out, so that they cost nothing. */
export type StoredLabel = RequestedLabel

/** What comes of a change: what is applied, and what is not. */
export interface Settled {
  readonly added: readonly StoredLabel[]
  /** what stood, and what stands in its place */
  readonly updated: readonly (readonly [from: Label, to: StoredLabel])[]
  readonly removed: readonly Label[]
  readonly conflicts: readonly Conflict[]
}

/** What stands where a change speaks of a label: the label, or `elsewhere` when another media has one of that id. */
export type Standing = ReadonlyMap<string, Label | 'elsewhere'>

/**
 * Decides between a change and what stands: the edit that was acknowledged first stays, label by label; the rest of the
 * change is applied. A label elsewhere is never told about.
 * @param force the last writer wins: versions are not compared
 */
export function settleChange(request: ChangeRequest, standing: Standing, force: boolean): Settled {
  const added: StoredLabel[] = []
  const updated: (readonly [Label, StoredLabel])[] = []
  const removed: Label[] = []
  const conflicts: Conflict[] = []
  const here = (id: string) => {
    const found = standing.get(id)
    return found === 'elsewhere' ? undefined : found
  }
  for (const content of request.added) {
    if (standing.has(content.id)) conflicts.push(conflict(content.id, 'exists', content, here(content.id)))
    else added.push(stored(content))
  }
  for (const { version: seen, to } of request.updated) {
    const from = here(to.id)
    if (!from) conflicts.push(conflict(to.id, 'removed', to))
    else if (!force && from.version !== seen) conflicts.push(conflict(to.id, 'changed', to, from))
    else updated.push([from, stored(to, from)])
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
  yours: RequestedLabel | null,
  theirs: Label | null = null,
): Conflict {
  return { labelId, reason, yours: yours && contentOf(yours), theirs }
}

function contentOf({ locked, ...label }: RequestedLabel): LabelContent {
  return { attributes: noAttributes, ...label, ...(locked ? { locked } : {}) }
}

/** @param kept the label that stands: what is not said of its attributes and its lock stays */
function stored(label: RequestedLabel, kept?: Label): StoredLabel {
  const { attributes = kept?.attributes ?? noAttributes, locked = kept?.locked ?? false, ...rest } = label
  return {
    ...rest,
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(locked ? { locked } : {}),
  }
}
