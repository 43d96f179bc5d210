import type { Comment } from '@gesso/client'

/** A comment with its answers. */
export interface Thread {
  readonly head: Comment
  readonly answers: readonly Comment[]
  /** from 1, in the order in which they were begun; what its pin says */
  readonly number: number
}

/** Threads out of the comments of a media, oldest first. */
export function threadsOf(comments: readonly Comment[]): readonly Thread[] {
  const heads = comments.filter(({ threadId }) => threadId === null)
  return heads.map((head, index) => ({
    head,
    answers: comments.filter(({ threadId }) => threadId === head.id),
    number: index + 1,
  }))
}

/** Whether it still asks for something. */
export function isOpen({ head }: Thread): boolean {
  return head.resolvedAt === null
}

/** Whether it has a place on what is shown. @param frame of a video; null on an image */
export function isPlacedOn({ head }: Thread, frame: number | null): boolean {
  return head.x !== null && (head.frame === null || head.frame === frame)
}

/** The frames of a video on which threads ask for something, in order, each once. */
export function framesWithOpen(threads: readonly Thread[]): readonly number[] {
  const frames = threads.filter(isOpen).flatMap(({ head }) => head.frame ?? [])
  return [...new Set(frames)].sort((a, b) => a - b)
}

/** The thread to look at after another one: open ones in turn, and again from the start. */
export function nextOpen(threads: readonly Thread[], afterId: string | null): Thread | undefined {
  const last = threads.find(({ head }) => head.id === afterId)?.number ?? 0
  const open = threads.filter(isOpen)
  return open.find(({ number }) => number > last) ?? open[0]
}
