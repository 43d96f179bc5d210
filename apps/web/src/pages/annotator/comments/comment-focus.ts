/** What a comment is about. */
export interface CommentPlace {
  /** image space; null: about the whole */
  readonly place: readonly [x: number, y: number] | null
  /** of a video, from 0; null: about all of them, or an image */
  readonly frame: number | null
}

/** What one is at among the comments: nothing, a thread, or the place of one that is being written. */
export type CommentFocus =
  | { readonly at: 'nothing' }
  | { readonly at: 'thread'; readonly id: string }
  | ({ readonly at: 'new' } & CommentPlace)

/** No comment open. */
export const noComment: CommentFocus = { at: 'nothing' }
