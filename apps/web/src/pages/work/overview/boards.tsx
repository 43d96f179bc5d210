import type { Project, Workflow } from '@gesso/client'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMay } from '../../../data/me.ts'
import { boardQuery, boardWords, planOf, workflowsQuery } from '../../../data/workflows.ts'
import { ErrorNote } from '../../../panels/error-note.tsx'
import { LinkAnchor } from '../../../panels/links.tsx'
import { Section } from '../../../panels/page.tsx'
import { PlanGraph } from '../../workflows/graph/plan-graph.tsx'

/** Each workflow with how many jobs stand at its steps; a step leads to its jobs. */
export function Boards({ project }: { project: Project }) {
  const list = useQuery(workflowsQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit workflows')
  if (list.error) return <ErrorNote error={list.error} retry={() => void list.refetch()} />
  return (list.data ?? [])
    .filter(({ retiredAt }) => retiredAt === null)
    .map(workflow => <Board key={workflow.id} workflow={workflow} mayEdit={mayEdit} />)
}

function Board({ workflow, mayEdit }: { workflow: Workflow; mayEdit: boolean }) {
  const { data: board = [] } = useQuery(boardQuery(workflow))
  const navigate = useNavigate()
  const counts = new Map(board.map(step => [step.id, boardWords(step)]))
  const former = board.filter(step => !step.current)
  const choose = (step: string) =>
    void navigate({
      to: '/projects/$projectId/work/jobs',
      params: { projectId: workflow.projectId },
      search: { workflow: workflow.id, step },
    })
  return (
    <Section
      title={workflow.name}
      aside={
        mayEdit && (
          <LinkAnchor
            size="sm"
            to="/projects/$projectId/work/workflows/$workflowId"
            params={{ projectId: workflow.projectId, workflowId: workflow.id }}
          >
            Edit workflow
          </LinkAnchor>
        )
      }
    >
      <PlanGraph plan={planOf(workflow)} counts={counts} onChoose={choose} />
      {former.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          At steps of older versions: {former.map(step => `${step.name} (${boardWords(step)})`).join(', ')}
        </Text>
      )}
    </Section>
  )
}
