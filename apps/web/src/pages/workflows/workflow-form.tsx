import type { PersonGroup, Workflow } from '@gesso/client'
import { planProblems, type WorkflowPlan } from '@gesso/core'
import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { planOf, type WorkflowEntry } from '../../data/workflows.ts'
import { PlanEditor } from './plan-editor.tsx'

interface WorkflowFormProps {
  readonly workflow: Pick<Workflow, 'name' | 'tag' | 'attachments' | 'steps' | 'routes'>
  readonly groups: readonly PersonGroup[]
  readonly counts?: ReadonlyMap<string, string>
  /** id of the step that is chosen at first */
  readonly step?: string | undefined
  readonly action: string
  readonly pending: boolean
  readonly error: unknown
  readonly onSave: (entry: WorkflowEntry) => void
  /** left out where there is nothing to go back to */
  readonly onDiscard?: () => void
}

const places = [
  { value: 'copy', label: 'Copied to this server' },
  { value: 'direct', label: 'Left where they are; browsers load them from there' },
]

/** All of a workflow: its name, its tag, where pictures come from, and its plan. */
export function WorkflowForm(props: WorkflowFormProps) {
  const { workflow, groups, counts, step, action, pending, error, onSave, onDiscard } = props
  const [name, setName] = useState(workflow.name)
  const [tag, setTag] = useState(workflow.tag ?? '')
  const [attachments, setAttachments] = useState(workflow.attachments)
  const [plan, setPlan] = useState<WorkflowPlan>(() => planOf(workflow))
  const entry = { name: name.trim(), tag: tag.trim() === '' ? null : tag.trim(), attachments, plan }
  const before = { ...workflow, plan: planOf(workflow) }
  const changed = (['name', 'tag', 'attachments', 'plan'] as const).some(
    field => JSON.stringify(entry[field]) !== JSON.stringify(before[field]),
  )
  const fit = entry.name !== '' && planProblems(plan).length === 0
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (fit && changed) onSave(entry)
      }}
    >
      <Group align="flex-start" grow mb="md">
        <TextInput
          label="Name"
          required
          maxLength={255}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Tag"
          placeholder="None"
          description="By which jobs may ask for it"
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={255}
          value={tag}
          onChange={event => setTag(event.currentTarget.value)}
        />
        <Select
          label="Pictures of its jobs"
          data={places}
          allowDeselect={false}
          value={attachments}
          onChange={value => value && setAttachments(value === 'direct' ? 'direct' : 'copy')}
        />
      </Group>
      <PlanEditor
        plan={plan}
        groups={groups}
        step={step}
        onChange={setPlan}
        {...(counts ? { counts } : {})}
      />
      {error !== null && error !== undefined && (
        <Text role="alert" size="sm" c="var(--gesso-bad)" mt="sm">
          {wordsOf(error)}
        </Text>
      )}
      <Group mt="md">
        <Button type="submit" size="sm" disabled={!fit || !changed} loading={pending}>
          {action}
        </Button>
        {onDiscard && changed && (
          <Button size="sm" variant="default" onClick={onDiscard}>
            Discard changes
          </Button>
        )}
        {!fit && (
          <Text size="sm" c="dimmed">
            {entry.name === '' ? 'It needs a name.' : 'Solve the problems above, then it can be saved.'}
          </Text>
        )}
      </Group>
    </form>
  )
}
