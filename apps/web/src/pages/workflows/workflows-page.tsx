import { Badge, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../data/me.ts'
import { planOf, workflowsQuery } from '../../data/workflows.ts'
import { ErrorNote } from '../../panels/error-note.tsx'
import { LinkAnchor, LinkButton } from '../../panels/links.tsx'
import { Page, Section } from '../../panels/page.tsx'
import { useProject } from '../work/use-project.ts'
import { PlanGraph } from './graph/plan-graph.tsx'

/** The workflows of a project. */
export function WorkflowsPage() {
  const project = useProject()
  const list = useQuery(workflowsQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit workflows')
  return (
    <Page title="Workflows">
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed" maw={620}>
          The path that a job takes through the hands of people. Jobs that are inside go on along the version
          they began with.
        </Text>
        {mayEdit && (
          <LinkButton
            size="sm"
            leftSection={<IconPlus size={15} />}
            to="/projects/$projectId/work/workflows/new"
            params={{ projectId: project.id }}
          >
            New workflow
          </LinkButton>
        )}
      </Group>
      {list.error && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
      {list.data?.map(workflow => (
        <Section
          key={workflow.id}
          title={workflow.name}
          aside={
            <Group gap="xs">
              {workflow.isDefault && <Badge variant="default">Default</Badge>}
              {workflow.tag !== null && <Badge variant="default">{workflow.tag}</Badge>}
              {workflow.retiredAt !== null && <Badge variant="default">Retired</Badge>}
              {mayEdit && (
                <LinkAnchor
                  size="sm"
                  aria-label={`Edit ${workflow.name}`}
                  to="/projects/$projectId/work/workflows/$workflowId"
                  params={{ projectId: project.id, workflowId: workflow.id }}
                >
                  Edit
                </LinkAnchor>
              )}
            </Group>
          }
        >
          <PlanGraph plan={planOf(workflow)} />
        </Section>
      ))}
    </Page>
  )
}
