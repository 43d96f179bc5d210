import { approvalFact, type Route, type WorkflowPlan } from '@gesso/core'
import { ActionIcon, Autocomplete, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { IconArrowUp, IconTrash } from '@tabler/icons-react'
import { routeOfKind, withChangedRoute, withEarlierRoute, withoutRoute } from '../plan/plan-edits.ts'
import { factWords } from '../plan/plan-words.ts'

interface RouteRowsProps {
  readonly plan: WorkflowPlan
  /** id of the step that they lead away from */
  readonly from: string
  readonly onChange: (plan: WorkflowPlan) => void
}

const kinds: { value: Route['kind']; label: string }[] = [
  { value: 'continue', label: 'all others' },
  { value: 'when', label: 'those for which' },
  { value: 'sample', label: 'a sample of' },
]

/** The routes away from a step, in the order in which they are asked. */
export function RouteRows({ plan, from, onChange }: RouteRowsProps) {
  const rows = plan.routes.flatMap((route, index) => (route.from === from ? [{ route, index }] : []))
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nowhere yet. Add a route, or jobs stay here.
      </Text>
    )
  return (
    <Stack gap="xs" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map(({ route, index }, place) => (
        <li key={index}>
          <RouteRow
            plan={plan}
            route={route}
            name={`Route ${place + 1}`}
            set={changed => onChange(withChangedRoute(plan, index, changed))}
            earlier={place > 0 ? () => onChange(withEarlierRoute(plan, index)) : undefined}
            remove={() => onChange(withoutRoute(plan, index))}
          />
        </li>
      ))}
    </Stack>
  )
}

interface RouteRowProps {
  readonly plan: WorkflowPlan
  readonly route: Route
  readonly name: string
  readonly set: (route: Route) => void
  readonly earlier: (() => void) | undefined
  readonly remove: () => void
}

function RouteRow({ plan, route, name, set, earlier, remove }: RouteRowProps) {
  const targets = plan.steps.filter(({ kind }) => kind !== 'start')
  return (
    <Stack gap={4}>
      <Group gap={4} wrap="nowrap">
        <Select
          aria-label={`${name}: which jobs`}
          data={kinds}
          allowDeselect={false}
          value={route.kind}
          onChange={kind => kind && set(routeOfKind(route, kind, approvalFact))}
          style={{ flex: 1 }}
        />
        <ActionIcon aria-label={`Ask ${name} earlier`} disabled={!earlier} onClick={() => earlier?.()}>
          <IconArrowUp size={15} />
        </ActionIcon>
        <ActionIcon aria-label={`Remove ${name}`} onClick={remove}>
          <IconTrash size={15} />
        </ActionIcon>
      </Group>
      {route.kind === 'sample' && (
        <NumberInput
          aria-label={`${name}: percent`}
          min={0}
          max={100}
          suffix=" % of the jobs"
          value={route.percent}
          onChange={percent => set({ ...route, percent: Number(percent) })}
        />
      )}
      {route.kind === 'when' && <Condition route={route} name={name} set={set} />}
      <Group gap={6} wrap="nowrap">
        <Text size="sm" c="dimmed">
          to
        </Text>
        <Select
          aria-label={`${name}: to which step`}
          data={targets.map(step => ({ value: step.id, label: step.name || step.id }))}
          allowDeselect={false}
          value={route.to}
          onChange={to => to && set({ ...route, to })}
          style={{ flex: 1 }}
        />
      </Group>
    </Stack>
  )
}

interface ConditionProps {
  readonly route: Extract<Route, { kind: 'when' }>
  readonly name: string
  readonly set: (route: Route) => void
}

function Condition({ route, name, set }: ConditionProps) {
  const words = factWords[route.fact] ?? { yes: 'is yes', no: 'is no' }
  return (
    <Group gap={4} wrap="nowrap">
      <Autocomplete
        aria-label={`${name}: which fact`}
        data={Object.keys(factWords)}
        value={route.fact}
        onChange={fact => set({ ...route, fact })}
        style={{ flex: 1 }}
      />
      <Select
        aria-label={`${name}: which answer`}
        data={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        allowDeselect={false}
        value={route.is ? 'yes' : 'no'}
        onChange={answer => set({ ...route, is: answer === 'yes' })}
        w={130}
      />
    </Group>
  )
}
