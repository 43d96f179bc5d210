import type { Label, LabelContent } from './label.ts'

/** One edit of the labels of one media: the vocabulary of undo, sync, history and live view. */
export interface Change<L extends LabelContent = LabelContent> {
  readonly added: readonly L[]
  readonly updated: readonly (readonly [from: L, to: L])[]
  readonly removed: readonly L[]
}

/**
 * A label as a client asks for it; without `attributes` or `locked` a new label has none and is not, and one that stands
 * keeps its own. On a video geometry and attributes are those of the first keyframe, whatever is sent beside them.
 */
export type RequestedLabel = Omit<LabelContent, 'attributes' | 'locked'> &
  Partial<Pick<LabelContent, 'attributes'>> & { readonly locked?: boolean | undefined }

/** A change as a client asks for it; `version` is what the client saw, so that a concurrent edit is noticed. */
export interface ChangeRequest {
  /** uuid, made by the client; the same id is applied once however often it arrives */
  readonly id: string
  readonly added: readonly RequestedLabel[]
  readonly updated: readonly { readonly version: number; readonly to: RequestedLabel }[]
  readonly removed: readonly { readonly id: string; readonly version: number }[]
}

/**
 * A part of a change that was not applied because someone else's edit of the same label reached the server first.
 * The first acknowledged edit stands; `yours` is kept here so that it can be shown and put back with one action.
 */
export interface Conflict {
  readonly labelId: string
  /** `changed`: it has a newer version; `removed`: it is gone; `exists`: a label with this id is there already */
  readonly reason: 'changed' | 'removed' | 'exists'
  /** what was asked; null for a removal */
  readonly yours: LabelContent | null
  /** what stands; null when it is gone */
  readonly theirs: Label | null
}

/** A change as it stands in the history of a media. */
export interface AppliedChange extends Change<Label> {
  readonly id: string
  /** the media's revision after it */
  readonly revision: number
  readonly authorId: string | null
  readonly authorName: string
  /** where it came from: `editor`, `api`, `import`, `run` */
  readonly origin: string
  readonly createdAt: string
}
