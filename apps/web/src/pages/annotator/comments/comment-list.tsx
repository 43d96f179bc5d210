import { ActionIcon, Button, Text, Tooltip } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../../data/me.ts'
import { useValue } from '../../../data/use-value.ts'
import { useDesk } from '../desk/desk-context.ts'
import { Part } from '../side/part.tsx'
import { CommentForm } from './comment-form.tsx'
import classes from './comments.module.css'
import { ThreadCard } from './thread-card.tsx'
import { isOpen } from './threads.ts'
import { useThreads } from './use-threads.ts'

/** The comments on what lies on the desk: the open ones, and on request those that were resolved. */
export function CommentList() {
  const { desk, project } = useDesk()
  const threads = useThreads() ?? []
  const focus = useValue(() => desk.comments.get())
  const [all, setAll] = useState(false)
  const mayComment = useMay(project.workspaceId, 'comment')
  const open = threads.filter(isOpen)
  const resolved = threads.length - open.length
  const shown = all ? threads : threads.filter(each => isOpen(each) || isChosen(each.head.id))
  const writing = focus.at === 'new'
  if (threads.length === 0 && !writing && !mayComment) return null

  function isChosen(id: string): boolean {
    return focus.at === 'thread' && focus.id === id
  }

  return (
    <Part title={`Comments  ${open.length}`} aside={mayComment && <NewButton />}>
      <div className={classes.list} hidden={shown.length === 0 && !writing && resolved === 0}>
        {writing && (
          <CommentForm key={`${focus.place} ${focus.frame}`} place={focus.place} frame={focus.frame} />
        )}
        {shown.map(thread => (
          <ThreadCard key={thread.head.id} thread={thread} chosen={isChosen(thread.head.id)} />
        ))}
        {open.length === 0 && resolved > 0 && !writing && (
          <Text size="xs" c="dimmed">
            All comments are resolved.
          </Text>
        )}
        {resolved > 0 && (
          <Button variant="subtle" size="compact-xs" justify="flex-start" onClick={() => setAll(!all)}>
            {all ? 'Hide resolved' : `Show resolved (${resolved})`}
          </Button>
        )}
      </div>
    </Part>
  )
}

function NewButton() {
  const { editor } = useDesk().desk
  return (
    <Tooltip label="Comment on this place  C">
      <ActionIcon
        size="sm"
        aria-label="Comment on this place"
        onClick={() => editor.commands.run('comment here')}
      >
        <IconMessagePlus size={15} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
