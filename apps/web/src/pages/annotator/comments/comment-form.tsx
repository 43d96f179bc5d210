import { Button, Group, Text, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useCreateComment } from '../../../data/comments.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import { type CommentPlace, noComment } from './comment-focus.ts'

/** Writes a comment on a place of the picture, or on the whole. Enter sends it, Escape gives it up. */
export function CommentForm({ place, frame }: CommentPlace) {
  const { desk } = useDesk()
  const { image, frames } = useMedia()
  const create = useCreateComment(image.id)
  const send = (body: string) => {
    const where = place ? { x: place[0], y: place[1] } : {}
    create.mutate(
      { body, ...where, frame },
      { onSuccess: ({ id }) => desk.comments.set({ at: 'thread', id }), onError: notifyError },
    )
  }
  return (
    <WordsInput
      label={aboutWords({ place, frame }, frames !== undefined)}
      action="Comment"
      busy={create.isPending}
      onSend={send}
      onCancel={() => desk.comments.set(noComment)}
      focused
    />
  )
}

function aboutWords({ place, frame }: CommentPlace, ofVideo: boolean): string {
  if (!place) return `Comment on the whole ${ofVideo ? 'video' : 'image'}`
  return frame === null ? 'Comment on this place' : `Comment on this place of frame ${frame + 1}`
}

/** Answers a thread. */
export function AnswerForm({ threadId }: { threadId: string }) {
  const { desk } = useDesk()
  const { image } = useMedia()
  const create = useCreateComment(image.id)
  const [sent, setSent] = useState(0)
  return (
    <WordsInput
      key={sent}
      label="Answer"
      action="Answer"
      busy={create.isPending}
      onSend={body =>
        create.mutate({ body, threadId }, { onSuccess: () => setSent(sent + 1), onError: notifyError })
      }
      onCancel={() => desk.comments.set(noComment)}
    />
  )
}

interface WordsInputProps {
  readonly label: string
  readonly action: string
  readonly busy: boolean
  readonly onSend: (body: string) => void
  readonly onCancel: () => void
  /** whether the cursor is put into it at once */
  readonly focused?: boolean
}

function WordsInput({ label, action, busy, onSend, onCancel, focused = false }: WordsInputProps) {
  const [body, setBody] = useState('')
  const input = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focused) input.current?.focus()
  }, [focused])
  const send = () => {
    if (body.trim() !== '' && !busy) onSend(body)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && !event.shiftKey) send()
    else return
    event.preventDefault()
  }
  return (
    <div>
      <Textarea
        ref={input}
        aria-label={label}
        placeholder={label}
        size="xs"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={5000}
        value={body}
        onChange={event => setBody(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {(focused || body !== '') && (
        <Group justify="space-between" gap={6} mt={4} wrap="nowrap">
          <Text size="xs" c="dimmed">
            Enter sends
          </Text>
          <Button size="compact-xs" disabled={body.trim() === ''} loading={busy} onClick={send}>
            {action}
          </Button>
        </Group>
      )}
    </div>
  )
}
