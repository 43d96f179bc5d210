import type { PersonGroup } from '@gesso/client'
import type { Step, WorkflowPlan } from '@gesso/core'
import { Button, Checkbox, Group, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { withChangedStep, withoutStep, withRoute } from '../plan/plan-edits.ts'
import { kindWords } from '../plan/plan-words.ts'
import { RouteRows } from './route-rows.tsx'

interface StepFormProps {
  readonly plan: WorkflowPlan
  readonly step: Step
  readonly groups: readonly PersonGroup[]
  readonly onChange: (plan: WorkflowPlan) => void
  /** the step has another id now */
  readonly onRename: (id: string) => void
}

/** What a step is called, who does it, and where it leads. */
export function StepForm({ plan, step, groups, onChange, onRename }: StepFormProps) {
  const change = (fields: Partial<Step>) => onChange(withChangedStep(plan, step.id, fields))
  const atEnds = step.kind === 'start' || step.kind === 'end'
  const byPeople = step.kind === 'maker' || step.kind === 'review' || step.kind === 'manual'
  return (
    <Stack gap="sm">
      <Text size="xs" c="dimmed">
        {kindWords[step.kind].title}: {kindWords[step.kind].words}
      </Text>
      <TextInput
        label="Name"
        maxLength={255}
        value={step.name}
        onChange={event => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label="Id"
        description="What the API calls it"
        maxLength={64}
        value={step.id}
        onChange={event => {
          const id = event.currentTarget.value
          if (plan.steps.some(each => each !== step && each.id === id)) return
          change({ id })
          onRename(id)
        }}
      />
      {byPeople && (
        <Select
          label="Who"
          clearable
          placeholder="Everybody who labels"
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={step.groupId}
          onChange={groupId => change({ groupId })}
        />
      )}
      {step.kind === 'review' && <ReviewFields step={step} change={change} />}
      {step.kind !== 'end' && (
        <section aria-label="Routes">
          <Group justify="space-between" mb={4}>
            <Text size="sm" fw={600}>
              Leads to
            </Text>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPlus size={13} />}
              onClick={() => onChange(withRoute(plan, step.id))}
            >
              Route
            </Button>
          </Group>
          <RouteRows plan={plan} from={step.id} onChange={onChange} />
        </section>
      )}
      {!atEnds && (
        <Button
          variant="default"
          leftSection={<IconTrash size={14} />}
          onClick={() => onChange(withoutStep(plan, step.id))}
        >
          Remove this step
        </Button>
      )}
    </Stack>
  )
}

function ReviewFields({ step, change }: { step: Step; change: (fields: Partial<Step>) => void }) {
  return (
    <>
      <TagsInput
        label="Reasons to reject"
        description="Ticked by the reviewer; Enter adds one"
        placeholder={step.reasons.length === 0 ? 'e.g. Object missed' : ''}
        maxTags={50}
        value={[...step.reasons]}
        onChange={reasons => change({ reasons })}
      />
      <Checkbox
        label="People may review their own work"
        checked={step.ownWork}
        onChange={event => change({ ownWork: event.currentTarget.checked })}
      />
    </>
  )
}
