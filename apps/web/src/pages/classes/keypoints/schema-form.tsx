import type { LabelClass } from '@gesso/client'
import { Alert, Button, Group, MultiSelect, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../../../data/client.ts'
import { useSaveKeypointSchema } from '../../../data/keypoint-schemas.ts'
import { NameInput } from '../../../panels/name-input.tsx'
import { newId } from '../../annotator/desk/new-id.ts'
import { SchemaBoard } from './schema-board.tsx'
import { fieldsOf, problemOf, type SchemaDraft, withPoint } from './schema-draft.ts'
import { SchemaPoints } from './schema-points.tsx'

const types = [
  { value: 'pose', label: 'Pose: a skeleton of points' },
  { value: 'points', label: 'Points: nothing joins them' },
  { value: 'polyline', label: 'Line: joined in their order' },
] as const

interface SchemaFormProps {
  readonly projectId: string
  readonly draft: SchemaDraft
  readonly labelClasses: readonly LabelClass[]
  readonly onSaved: () => void
}

/** Draws a keypoint schema: its points, what joins them, and the label classes that it is for. */
export function SchemaForm({ projectId, draft: given, labelClasses, onSaved }: SchemaFormProps) {
  const [draft, setDraft] = useState(given)
  const [joining, setJoining] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const save = useSaveKeypointSchema(projectId)
  const change = (part: Partial<SchemaDraft>) => setDraft(before => ({ ...before, ...part }))
  const add = (x: number, y: number) => {
    const id = newId()
    setDraft(before => withPoint(before, id, x, y))
    setChosen(id)
  }
  const problem = problemOf(draft)
  return (
    <Stack gap="sm">
      {save.error && <Alert color="red">{wordsOf(save.error)}</Alert>}
      <Group grow align="flex-start">
        <NameInput name={draft.name} onChange={name => change({ name })} />
        <Select
          label="Kind"
          allowDeselect={false}
          data={types}
          value={draft.type}
          onChange={value => change({ type: types.find(type => type.value === value)?.value ?? draft.type })}
        />
      </Group>
      <MultiSelect
        label="For the label classes"
        description="With one of these chosen, the tool Keypoints places these points"
        placeholder={draft.labelClassIds.length === 0 ? 'None yet: it cannot be drawn' : ''}
        data={labelClasses.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...draft.labelClassIds]}
        onChange={labelClassIds => change({ labelClassIds })}
      />
      <Group align="flex-start" gap="md" wrap="wrap">
        <Stack gap={6} flex="1 1 320px">
          <SegmentedControl
            aria-label="What a click on the board does"
            value={joining ? 'join' : 'place'}
            onChange={value => {
              setJoining(value === 'join')
              setChosen(null)
            }}
            data={[
              { value: 'place', label: 'Add and move points' },
              { value: 'join', label: 'Join two points' },
            ]}
          />
          <SchemaBoard
            draft={draft}
            onChange={setDraft}
            onAdd={add}
            joining={joining}
            chosen={chosen}
            onChoose={setChosen}
          />
          <Text size="xs" c="dimmed">
            {joining
              ? 'Click one point, then another: they are joined, or no longer joined.'
              : 'Click to add a point, drag to move it. With Tab: arrow keys move, Delete removes.'}
          </Text>
        </Stack>
        <Stack gap={6} flex="1 1 320px">
          <Text size="sm" fw={500}>
            Points, in the order in which they are placed
          </Text>
          <SchemaPoints draft={draft} onChange={setDraft} onChoose={setChosen} />
        </Stack>
      </Group>
      <Group justify="flex-end">
        <Text size="sm" c="dimmed">
          {problem}
        </Text>
        <Button
          loading={save.isPending}
          disabled={problem !== undefined}
          onClick={() =>
            save.mutate({ keypointSchemaId: draft.id, body: fieldsOf(draft) }, { onSuccess: onSaved })
          }
        >
          Save
        </Button>
      </Group>
    </Stack>
  )
}
