import type { PersonGroup } from '@gesso/client'
import { planProblems, type StepKind, type WorkflowPlan } from '@gesso/core'
import { Button, Group, Menu, Text, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { StepForm } from './form/step-form.tsx'
import { PlanGraph } from './graph/plan-graph.tsx'
import { withoutStep, withStep } from './plan/plan-edits.ts'
import { kindWords, shownProblem } from './plan/plan-words.ts'
import classes from './plan-editor.module.css'

interface PlanEditorProps {
  readonly plan: WorkflowPlan
  readonly groups: readonly PersonGroup[]
  /** jobs on each step, in words, by its id */
  readonly counts?: ReadonlyMap<string, string>
  /** id of the step that is chosen at first */
  readonly step?: string | undefined
  readonly onChange: (plan: WorkflowPlan) => void
}

const kinds: readonly StepKind[] = ['maker', 'review', 'manual', 'model']

/** Draws a workflow and changes it; says what would keep jobs from finishing. */
export function PlanEditor({ plan, groups, counts, step = 'maker', onChange }: PlanEditorProps) {
  const [chosenId, choose] = useState(step)
  const chosen = plan.steps.find(({ id }) => id === chosenId)
  const problems = planProblems(plan).map(each => shownProblem(plan, each))
  const add = (kind: StepKind) => {
    const added = withStep(plan, kind, chosen?.kind === 'end' ? undefined : chosen?.id)
    onChange(added.plan)
    choose(added.id)
  }
  const remove = (id: string) => {
    const kind = plan.steps.find(step => step.id === id)?.kind
    if (kind !== 'start' && kind !== 'end') onChange(withoutStep(plan, id))
  }
  return (
    <div className={classes.columns}>
      <div>
        <Group justify="space-between" mb="xs">
          <Text size="sm" c="dimmed">
            Choose a step to change it. The arrow keys lead from step to step, Delete removes one.
          </Text>
          <AddStep after={chosen?.kind === 'end' ? undefined : chosen?.name} add={add} />
        </Group>
        <PlanGraph
          plan={plan}
          chosen={chosen?.id}
          onChoose={choose}
          onRemove={remove}
          bad={new Set(problems.flatMap(({ stepId }) => stepId ?? []))}
          badRoutes={new Set(problems.flatMap(({ routeIndex }) => routeIndex ?? []))}
          {...(counts ? { counts } : {})}
        />
        <ul className={classes.problems} aria-label="Problems" aria-live="polite">
          {problems.map(({ words, stepId }) => (
            <li key={words}>
              <UnstyledButton className={classes.problem ?? ''} onClick={() => stepId && choose(stepId)}>
                {words}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </div>
      <section aria-label={chosen ? `Step ${chosen.name}` : 'Step'}>
        {chosen ? (
          <StepForm plan={plan} step={chosen} groups={groups} onChange={onChange} onRename={choose} />
        ) : (
          <Text size="sm" c="dimmed">
            No step is chosen.
          </Text>
        )}
      </section>
    </div>
  )
}

function AddStep({ after, add }: { after: string | undefined; add: (kind: StepKind) => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={14} />}>
          {after === undefined ? 'Add step' : `Add step after ${after}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map(kind => (
          <Menu.Item key={kind} onClick={() => add(kind)}>
            {kindWords[kind].title}
            <Text size="xs" c="dimmed">
              {kindWords[kind].words}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
