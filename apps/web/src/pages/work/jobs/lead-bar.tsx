import type { Project, Workflow } from '@gesso/client'
import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type LeadAction, useLeadJobs } from '../../../data/jobs.ts'
import { workflowsQuery } from '../../../data/workflows.ts'
import { membersQuery } from '../../../data/workspaces.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { notify } from '../../../panels/notices.tsx'
import { counted } from '../../../panels/words.ts'
import classes from './job-table.module.css'
import type { JobSelection } from './use-job-selection.ts'

const priorities = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]

/** What somebody who leads can do to the chosen jobs. */
export function LeadBar({ project, selection }: { project: Project; selection: JobSelection }) {
  const { chosen } = selection
  const { data: members = [] } = useQuery(membersQuery(project.workspaceId))
  const { data: workflows = [] } = useQuery(workflowsQuery(project.id))
  const lead = useLeadJobs(project.id)
  const ended = chosen.some(({ state }) => state === 'done')
  const steps = workflows
    .filter(({ id }) => chosen.some(job => job.workflowId === id))
    .flatMap(workflow => workflow.steps)
    .filter(({ kind }) => kind !== 'start' && kind !== 'model' && !(ended && kind === 'end'))
  const stepChoices = [...new Map(steps.map(step => [step.id, nameOf(step)])).entries()]
  const skipped = chosen.some(({ skips }) => skips.length > 0)
  const unwritten = chosen.length > 0 && chosen.every(({ resultProblem }) => resultProblem !== null)
  const act = (action: LeadAction) =>
    lead.mutate(
      { jobIds: chosen.map(({ id }) => id), action },
      {
        onSuccess: jobs => {
          notify(`${counted(jobs.length, 'job')} changed`)
          selection.clear()
        },
        onError: notifyError,
      },
    )
  const what = ended ? ('reopen' as const) : ('move' as const)
  return (
    <div className={classes.bar} role="toolbar" aria-label="Chosen jobs">
      <Text size="sm" fw={600} role="status">
        {counted(chosen.length, 'job')} chosen
      </Text>
      <Choices title="Assign" busy={lead.isPending}>
        <Menu.Item onClick={() => act({ what: 'assign', personId: null })}>Whoever comes</Menu.Item>
        <Menu.Divider />
        {members
          .filter(({ role }) => role !== 'View Only')
          .map(({ personId, name }) => (
            <Menu.Item key={personId} onClick={() => act({ what: 'assign', personId })}>
              {name}
            </Menu.Item>
          ))}
      </Choices>
      <Choices title={ended ? 'Reopen at' : 'Move to'} busy={lead.isPending}>
        {stepChoices.map(([id, name]) => (
          <Menu.Item key={id} onClick={() => act({ what, step: id })}>
            {name}
          </Menu.Item>
        ))}
      </Choices>
      <Choices title="Priority" busy={lead.isPending}>
        {priorities.map(priority => (
          <Menu.Item key={priority} onClick={() => act({ what: 'priority', priority })}>
            {priority}
            {priority === 10 ? ' – first' : priority === 1 ? ' – last' : ''}
          </Menu.Item>
        ))}
      </Choices>
      {skipped && (
        <Button variant="default" loading={lead.isPending} onClick={() => act({ what: 'offer again' })}>
          Offer again
        </Button>
      )}
      {unwritten && (
        <Button variant="default" loading={lead.isPending} onClick={() => act({ what: 'retry results' })}>
          Write results again
        </Button>
      )}
      <Button variant="subtle" color="gray" ml="auto" onClick={selection.clear}>
        Let go
      </Button>
    </div>
  )
}

/** What is moved to the end is done, whatever lies before. */
function nameOf({ kind, name }: Workflow['steps'][number]): string {
  return kind === 'end' ? `${name}: done` : name
}

function Choices({ title, busy, children }: { title: string; busy: boolean; children: ReactNode }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />} loading={busy}>
          {title}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
