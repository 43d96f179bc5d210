import type { Comment } from '@gesso/client'
import type { Desk } from '../desk/desk.ts'

/** How much of the picture around a comment is shown with it, in its pixels to each side. */
const around = 40

/** Opens a thread: shows the frame that it is about, and its place. */
export function lookAt(
  { comments, editor }: Desk,
  { id, x, y, frame }: Pick<Comment, 'id' | 'x' | 'y' | 'frame'>,
): void {
  comments.set({ at: 'thread', id })
  if (frame !== null) editor.document.goTo(frame)
  if (x === null || y === null) return
  editor.camera.reveal({ left: x - around, top: y - around, right: x + around, bottom: y + around })
}
