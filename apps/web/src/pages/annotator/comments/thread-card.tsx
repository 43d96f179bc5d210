import type { Comment } from '@gesso/client'
import { Button, Group, Text, UnstyledButton } from '@mantine/core'
import { useDeleteComment, useResolveComment } from '../../../data/comments.ts'
import { useMay, useMe } from '../../../data/me.ts'
import { confirmDelete, notifyError } from '../../../panels/confirm-delete.tsx'
import { counted, momentOf } from '../../../panels/words.ts'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import { noComment } from './comment-focus.ts'
import { AnswerForm } from './comment-form.tsx'
import classes from './comments.module.css'
import { lookAt } from './look-at.ts'
import { isOpen, type Thread } from './threads.ts'

/** A thread in the list; the chosen one shows its answers and what can be done. */
export function ThreadCard({ thread, chosen }: { thread: Thread; chosen: boolean }) {
  const { desk, project } = useDesk()
  const { head, answers, number } = thread
  const mayComment = useMay(project.workspaceId, 'comment')
  const choose = () => {
    if (chosen) return desk.comments.set(noComment)
    lookAt(desk, head)
  }
  return (
    <article
      className={classes.thread}
      data-chosen={chosen || undefined}
      aria-label={`Comment ${number} by ${head.authorName}`}
    >
      <UnstyledButton className={classes.head ?? ''} aria-expanded={chosen} onClick={choose}>
        <Byline comment={head} mark={`${number} ·`} />
        <div className={classes.body}>{head.body}</div>
        {(answers.length > 0 || !isOpen(thread)) && !chosen && (
          <Text size="xs" c="dimmed">
            {[answers.length > 0 && counted(answers.length, 'answer'), !isOpen(thread) && 'resolved']
              .filter(Boolean)
              .join(' · ')}
          </Text>
        )}
      </UnstyledButton>
      {chosen && (
        <div className={classes.rest}>
          {answers.map(answer => (
            <div key={answer.id} className={classes.answer}>
              <Byline comment={answer} />
              <div className={classes.body}>{answer.body}</div>
            </div>
          ))}
          {mayComment && <AnswerForm threadId={head.id} />}
          {mayComment && <Actions thread={thread} />}
        </div>
      )}
    </article>
  )
}

function Byline({ comment, mark = '' }: { comment: Comment; mark?: string }) {
  return (
    <Text size="xs" c="dimmed">
      {mark} <b>{comment.authorName}</b> {momentOf(comment.createdAt)}
      {comment.frame !== null && ` · frame ${comment.frame + 1}`}
    </Text>
  )
}

function Actions({ thread }: { thread: Thread }) {
  const { desk, project } = useDesk()
  const { image } = useMedia()
  const { head, answers } = thread
  const me = useMe()
  const resolve = useResolveComment(image.id)
  const remove = useDeleteComment(image.id)
  const mayDelete = useMay(project.workspaceId, 'delete comments of others') || head.authorId === me.id
  const open = isOpen(thread)
  const ask = () =>
    confirmDelete({
      title: 'Delete this comment?',
      words: answers.length > 0 ? `Its answers (${answers.length}) go with it.` : 'It is gone then.',
      action: 'Delete comment',
      run: () => remove.mutateAsync(head.id),
    })
  return (
    <Group gap={6}>
      <Button
        size="compact-xs"
        variant="default"
        loading={resolve.isPending}
        onClick={() =>
          resolve.mutate(
            { commentId: head.id, resolved: open },
            { onSuccess: () => open && desk.comments.set(noComment), onError: notifyError },
          )
        }
      >
        {open ? 'Resolve' : 'Open again'}
      </Button>
      {mayDelete && (
        <Button size="compact-xs" variant="subtle" color="red" onClick={ask}>
          Delete
        </Button>
      )}
    </Group>
  )
}
