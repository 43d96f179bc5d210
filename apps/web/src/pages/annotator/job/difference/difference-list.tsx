import type { JobVisit } from '@gesso/client'
import type { FrameStretch } from '@gesso/core'
import { labelAtFrame } from '@gesso/shapes'
import { Group, Select, Switch, Text, UnstyledButton } from '@mantine/core'
import { IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { useValue } from '../../../../data/use-value.ts'
import { momentOf } from '../../../../panels/words.ts'
import { CommandButton } from '../../command-button.tsx'
import { useDesk } from '../../desk/desk-context.ts'
import { Part } from '../../side/part.tsx'
import { useJob } from '../job-context.ts'
import { visitWords } from '../job-standing.ts'
import classes from './difference.module.css'
import { differenceWords, type LabelDifference, labelOf } from './label-differences.ts'
import { frameWords, type TrackDifference } from './track-differences.ts'
import { type ShownDifference, useDifferencesHere } from './use-difference.ts'

/** What differs from an earlier version of the job, and from which one. */
export function DifferenceList() {
  const difference = useJob()?.difference
  if (!difference) return null
  return <Differences difference={difference} />
}

function Differences({ difference }: { difference: ShownDifference }) {
  const { versions, version, choose, shown, setShown, differences, tracks } = difference
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
      {tracks && tracks.length > 0 && <FrameSteps difference={difference} count={tracks.length} />}
      <ul className={classes.list}>
        {differences?.map((each, index) => (
          <Row key={labelOf(each).id} difference={each} track={tracks?.[index]} />
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

/** How many of the tracks differ at the frame that is shown, and the way to others. */
function FrameSteps({ difference, count }: { difference: ShownDifference; count: number }) {
  const here = useDifferencesHere(useDesk().desk, difference)
  return (
    <Group gap={0} px={12} pb={4} wrap="nowrap">
      <Text size="xs" c="dimmed" mr="auto">
        {here?.length ?? 0} of {count} at this frame
      </Text>
      <CommandButton size="sm" name="previous difference" icon={IconChevronsLeft} />
      <CommandButton size="sm" name="next difference" icon={IconChevronsRight} />
    </Group>
  )
}

interface RowProps {
  readonly difference: LabelDifference
  /** on a video */
  readonly track: TrackDifference | undefined
}

function Row({ difference, track }: RowProps) {
  const { editor } = useDesk().desk
  const { document } = editor
  const label = labelOf(difference)
  const name = useValue(() => editor.classes.of(label.classId)?.name ?? 'Unknown class')
  const isHere = useValue(() => !track || track.frames.some(each => isIn(each, document.frame() ?? 0)))
  const look = () => {
    const [first] = track?.frames ?? []
    if (first && !isHere) document.goTo(first.from)
    const frame = document.frame()
    const seen = document.label(label.id) ?? (frame === null ? label : labelAtFrame(label, frame))
    if (seen) editor.camera.reveal(document.boundsOf(seen))
    editor.selection.set(document.kept(label.id) ? [label.id] : [])
  }
  return (
    <li>
      <UnstyledButton className={classes.row ?? ''} data-elsewhere={!isHere || undefined} onClick={look}>
        <span className={classes.mark} data-what={difference.what} />
        <span>{name}</span>
        <Text span size="xs" c="dimmed">
          {differenceWords(difference)}
          {track && `, ${frameWords(track.frames)}`}
        </Text>
      </UnstyledButton>
    </li>
  )
}

function isIn({ from, to }: FrameStretch, frame: number): boolean {
  return frame >= from && frame < to
}
