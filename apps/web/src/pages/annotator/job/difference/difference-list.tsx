import type { JobVisit } from '@gesso/client'
import { Select, Switch, Text, UnstyledButton } from '@mantine/core'
import { useValue } from '../../../../data/use-value.ts'
import { momentOf } from '../../../../panels/words.ts'
import { useDesk } from '../../desk/desk-context.ts'
import { Part } from '../../side/part.tsx'
import { useJob } from '../job-context.ts'
import { visitWords } from '../job-standing.ts'
import classes from './difference.module.css'
import { differenceWords, type LabelDifference } from './label-differences.ts'
import type { ShownDifference } from './use-difference.ts'

/** What differs from an earlier version of the job, and from which one. */
export function DifferenceList() {
  const difference = useJob()?.difference
  if (!difference) return null
  return <Differences difference={difference} />
}

function Differences({ difference }: { difference: ShownDifference }) {
  const { versions, version, choose, shown, setShown, differences } = difference
  if (!version) return null
  return (
    <Part
      title={`Difference  ${differences?.length ?? ''}`}
      aside={
        <Switch
          size="xs"
          label="Show (D)"
          labelPosition="left"
          checked={shown}
          onChange={event => setShown(event.currentTarget.checked)}
        />
      }
    >
      <Select
        size="xs"
        mx={8}
        mb={6}
        aria-label="Compare with"
        allowDeselect={false}
        data={versions.map(visit => ({ value: visit.id, label: titleOf(visit) }))}
        value={version.id}
        onChange={id => id && choose(id)}
      />
      <ul className={classes.list}>
        {differences?.map(each => (
          <Row key={labelOf(each).id} difference={each} />
        ))}
        {differences?.length === 0 && (
          <Text component="li" size="sm" c="dimmed" px={6}>
            Nothing differs from that version.
          </Text>
        )}
        {difference.failed && (
          <Text component="li" size="sm" c="var(--gesso-bad)" px={6}>
            That version could not be read.
          </Text>
        )}
      </ul>
    </Part>
  )
}

function titleOf(visit: JobVisit): string {
  return `${visitWords(visit)}, ${momentOf(visit.endedAt ?? visit.beganAt)}`
}

function Row({ difference }: { difference: LabelDifference }) {
  const { editor } = useDesk().desk
  const label = labelOf(difference)
  const name = useValue(() => editor.classes.of(label.classId)?.name ?? 'Unknown class')
  const look = () => {
    editor.camera.reveal(editor.document.boundsOf(label))
    editor.selection.set(editor.document.label(label.id) ? [label.id] : [])
  }
  return (
    <li>
      <UnstyledButton className={classes.row ?? ''} onClick={look}>
        <span className={classes.mark} data-what={difference.what} />
        <span>{name}</span>
        <Text span size="xs" c="dimmed">
          {differenceWords(difference)}
        </Text>
      </UnstyledButton>
    </li>
  )
}

function labelOf(difference: LabelDifference) {
  return difference.what === 'removed' ? difference.before : difference.now
}
