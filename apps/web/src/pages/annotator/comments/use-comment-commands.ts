import type { Command } from '@gesso/editor'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { commentsQuery, useCommentNews } from '../../../data/comments.ts'
import { useMay } from '../../../data/me.ts'
import type { AtDesk, OnDesk } from '../desk/desk-context.ts'
import { noComment } from './comment-focus.ts'
import { lookAt } from './look-at.ts'
import { nextOpen, threadsOf } from './threads.ts'

/** Gives the editor the commands of comments, keeps up with those of others, and closes what was open when another image comes. */
export function useCommentCommands({ desk, project, image, frames }: AtDesk & Omit<OnDesk, 'retry'>): void {
  const cache = useQueryClient()
  const mayComment = useMay(project.workspaceId, 'comment')
  const { editor, comments } = desk
  useCommentNews(image.id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a comment is of one image
  useEffect(() => comments.set(noComment), [comments, image.id])
  useEffect(() => {
    const threads = () => threadsOf(cache.getQueryData(commentsQuery(image.id).queryKey) ?? [])
    const here = () => {
      const { width, height } = editor.document.image()?.size ?? image
      const { left, top, right, bottom } = editor.camera.visibleBox()
      const [x, y] = editor.tools.cursor() ?? [(left + right) / 2, (top + bottom) / 2]
      const frame = editor.document.frame()
      comments.set({ at: 'new', place: [within(x, width), within(y, height)], frame })
    }
    const next = () => {
      const focus = comments.get()
      const thread = nextOpen(threads(), focus.at === 'thread' ? focus.id : null)
      if (thread) lookAt(desk, thread.head)
    }
    const command = (
      name: string,
      title: string,
      key: string,
      run: () => void,
      enabled: () => boolean,
    ): Command => ({
      name,
      title,
      group: 'Comments',
      key: key === '' ? [] : [key],
      run,
      enabled,
    })
    return editor.commands.add([
      command('comment here', 'Comment on this place', 'c', here, () => mayComment),
      command(
        'comment on the whole',
        `Comment on the whole ${frames ? 'video' : 'image'}`,
        'alt+c',
        () => comments.set({ at: 'new', place: null, frame: null }),
        () => mayComment,
      ),
      command('next comment', 'Next open comment', 'shift+c', next, () => true),
    ])
  }, [cache, comments, desk, editor, frames, image, mayComment])
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}
