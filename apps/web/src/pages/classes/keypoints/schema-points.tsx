import { ActionIcon, Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import {
  type DraftPoint,
  type SchemaDraft,
  withoutPoint,
  withPointChanged,
  withPointMoved,
} from './schema-draft.ts'

interface SchemaPointsProps {
  readonly draft: SchemaDraft
  readonly onChange: (draft: SchemaDraft) => void
  readonly onChoose: (pointId: string) => void
}

/** The points of a schema in the order in which they are placed: their names, and how many a label has of each. */
export function SchemaPoints({ draft, onChange, onChoose }: SchemaPointsProps) {
  return (
    <Stack gap={6} component="ol" p={0} m={0} aria-label="Points" style={{ listStyle: 'none' }}>
      {draft.points.map((point, index) => (
        <PointRow
          key={point.id}
          point={point}
          place={index + 1}
          change={part => onChange(withPointChanged(draft, point.id, part))}
          move={by => onChange(withPointMoved(draft, point.id, by))}
          remove={() => onChange(withoutPoint(draft, point.id))}
          onFocus={() => onChoose(point.id)}
        />
      ))}
    </Stack>
  )
}

interface PointRowProps {
  readonly point: DraftPoint
  /** from 1 */
  readonly place: number
  readonly change: (part: Partial<DraftPoint>) => void
  readonly move: (by: -1 | 1) => void
  readonly remove: () => void
  readonly onFocus: () => void
}

function PointRow({ point, place, change, move, remove, onFocus }: PointRowProps) {
  const { name, minPoints, maxPoints } = point
  return (
    <Group component="li" gap={6} wrap="nowrap" onFocus={onFocus}>
      <TextInput
        size="xs"
        flex={1}
        aria-label={`Name of point ${place}`}
        maxLength={255}
        value={name}
        onChange={event => change({ name: event.currentTarget.value })}
      />
      <Checkbox
        size="xs"
        label="needed"
        aria-label={`${name} is needed`}
        checked={minPoints > 0}
        onChange={event => change({ minPoints: event.currentTarget.checked ? 1 : 0 })}
      />
      <NumberInput
        size="xs"
        w={64}
        aria-label={`How many of ${name} at most`}
        title="How many a label has at most"
        min={1}
        max={1000}
        clampBehavior="strict"
        allowDecimal={false}
        value={maxPoints}
        onChange={value => change({ maxPoints: Math.max(1, minPoints, Number(value) || 1) })}
      />
      <ActionIcon size="sm" aria-label={`Place ${name} earlier`} onClick={() => move(-1)}>
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={`Place ${name} later`} onClick={() => move(1)}>
        <IconArrowDown size={14} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={`Remove ${name}`} onClick={remove}>
        <IconTrash size={14} />
      </ActionIcon>
    </Group>
  )
}
