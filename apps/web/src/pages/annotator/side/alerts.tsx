import type { RefusedChange, ShownConflict } from '@gesso/editor'
import { Button, Group, Text } from '@mantine/core'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import { conflictWords, refusedWords } from './alert-words.ts'

/** What needs a person's decision: edits that lost a race, and edits that the server refused. */
export function Alerts() {
  const { sync } = useDesk().desk
  const conflicts = useValue(() => sync.conflicts.get())
  const refused = useValue(() => sync.refused.get())
  if (conflicts.length === 0 && refused.length === 0) return null
  return (
    <section className={classes.alerts} aria-label="Needs a decision">
      {refused.map(change => (
        <Refused key={change.id} change={change} />
      ))}
      {conflicts.map(conflict => (
        <LostRace key={`${conflict.imageId} ${conflict.labelId}`} conflict={conflict} />
      ))}
    </section>
  )
}

function Refused({ change }: { change: RefusedChange }) {
  const { sync } = useDesk().desk
  return (
    <div className={classes.alert} role="alert">
      <Text size="sm" fw={600}>
        {refusedWords(change.request)}
      </Text>
      <Text size="sm">{change.message}</Text>
      <Group gap={6} mt={6}>
        <Button size="compact-xs" onClick={() => sync.retry(change.id)}>
          Try again
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => sync.discard(change.id)}>
          Give it up
        </Button>
      </Group>
    </div>
  )
}

function LostRace({ conflict }: { conflict: ShownConflict }) {
  const { desk } = useDesk()
  const { image } = useMedia()
  const { editor, sync } = desk
  const { labelId, theirs, yours, imageId } = conflict
  const className = useValue(() => editor.classes.of((theirs ?? yours)?.classId ?? '')?.name)
  const here = imageId === image.id
  const show = () => {
    const [first] = editor.document.kept(labelId)?.keyframes ?? []
    if (first && !editor.document.label(labelId)) editor.document.goTo(first.frame)
    const label = editor.document.label(labelId)
    if (!label) return
    editor.selection.set([labelId])
    editor.camera.reveal(editor.document.boundsOf(label))
  }
  return (
    <div className={classes.alert} role="alert">
      <Text size="sm" fw={600}>
        {className ?? 'A label'}
        {here ? '' : ' on another image'}
      </Text>
      <Text size="sm">{conflictWords(conflict)}</Text>
      <Group gap={6} mt={6}>
        <Button size="compact-xs" onClick={() => sync.putMineBack(conflict)}>
          Put mine back
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => sync.dismiss(conflict)}>
          Dismiss
        </Button>
        {here && theirs && (
          <Button size="compact-xs" variant="subtle" onClick={show}>
            Show
          </Button>
        )}
      </Group>
    </div>
  )
}
