import { defaultPlan } from '@gesso/core'
import { Button, Text } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { groupsQuery } from '../../data/groups.ts'
import {
  boardQuery,
  boardWords,
  useChangeWorkflow,
  useCreateWorkflow,
  useRetireWorkflow,
  workflowsQuery,
} from '../../data/workflows.ts'
import { confirmDelete } from '../../panels/confirm-delete.tsx'
import { notify } from '../../panels/notices.tsx'
import { Page, Section } from '../../panels/page.tsx'
import { useProject } from '../work/use-project.ts'
import { WorkflowForm } from './workflow-form.tsx'

const route = getRouteApi('/signed-in/shell/projects/$projectId/work/workflows/$workflowId')

/** One workflow, to be changed. */
export function WorkflowPage() {
  const project = useProject()
  const { workflowId } = route.useParams()
  const { data: workflows } = useSuspenseQuery(workflowsQuery(project.id))
  const workflow = workflows.find(({ id }) => id === workflowId)
  return workflow ? <EditWorkflow key={workflow.id} workflow={workflow} /> : <NotFoundPage />
}

function EditWorkflow({ workflow }: { workflow: Parameters<typeof useChangeWorkflow>[0] }) {
  const project = useProject()
  const { data: groups = [] } = useQuery(groupsQuery(project.workspaceId))
  const { data: board } = useQuery(boardQuery(workflow))
  const change = useChangeWorkflow(workflow)
  const retire = useRetireWorkflow(workflow)
  const navigate = useNavigate()
  const { step } = route.useSearch()
  const [discarded, setDiscarded] = useState(0)
  const counts = board && new Map(board.map(step => [step.id, boardWords(step)]))
  const askRetire = () =>
    confirmDelete({
      title: `Retire ${workflow.name}?`,
      words: 'It takes no new jobs. Those inside go on to their end.',
      action: 'Retire workflow',
      run: async () => {
        await retire.mutateAsync(undefined)
        await navigate({ to: '/projects/$projectId/work/workflows', params: { projectId: project.id } })
      },
    })
  return (
    <Page title={workflow.name}>
      <Section
        title={`Version ${workflow.version}`}
        aside={
          !workflow.isDefault &&
          workflow.retiredAt === null && (
            <Button variant="default" onClick={askRetire}>
              Retire
            </Button>
          )
        }
      >
        <WorkflowForm
          key={`${workflow.version} ${discarded}`}
          workflow={workflow}
          groups={groups}
          step={step}
          action="Save as the next version"
          pending={change.isPending}
          error={change.error}
          onSave={entry => change.mutate(entry, { onSuccess: () => notify('Saved. New jobs take it.') })}
          onDiscard={() => setDiscarded(discarded + 1)}
          {...(counts ? { counts } : {})}
        />
      </Section>
    </Page>
  )
}

/** A new workflow, which begins as the usual one. */
export function NewWorkflowPage() {
  const project = useProject()
  const { data: groups = [] } = useQuery(groupsQuery(project.workspaceId))
  const create = useCreateWorkflow(project.id)
  const navigate = useNavigate()
  const workflow = {
    name: '',
    tag: null,
    attachments: 'copy' as const,
    steps: defaultPlan.steps.map(step => ({ ...step, reasons: [...step.reasons] })),
    routes: [...defaultPlan.routes],
  }
  return (
    <Page title="New workflow">
      <Section title="Plan">
        <Text size="sm" c="dimmed" mb="sm">
          It begins with the usual steps. Add a second review, let only a sample be reviewed, or leave steps
          out.
        </Text>
        <WorkflowForm
          workflow={workflow}
          groups={groups}
          action="Make workflow"
          pending={create.isPending}
          error={create.error}
          onSave={entry =>
            create.mutate(entry, {
              onSuccess: ({ id }) =>
                void navigate({
                  to: '/projects/$projectId/work/workflows/$workflowId',
                  params: { projectId: project.id, workflowId: id },
                }),
            })
          }
        />
      </Section>
    </Page>
  )
}
