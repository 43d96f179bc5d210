/** What one is at among the comments: nothing, a thread, or the place of one that is being written. */
export type CommentFocus =
  | { readonly at: 'nothing' }
  | { readonly at: 'thread'; readonly id: string }
  /** image space; null: about the whole */
  | { readonly at: 'new'; readonly place: readonly [x: number, y: number] | null }

/** No comment open. */
export const noComment: CommentFocus = { at: 'nothing' }
