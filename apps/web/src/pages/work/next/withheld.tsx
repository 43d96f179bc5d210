import type { Project, WithheldJobs } from '@gesso/client'
import { List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { withheldQuery } from '../../../data/jobs.ts'
import { useMay } from '../../../data/me.ts'
import { LinkAnchor } from '../../../panels/links.tsx'
import { withheldWords } from './withheld-words.ts'

/** Which jobs are open and yet not for this person, why, and what can be done about it. */
export function Withheld({ project }: { project: Project }) {
  const { data = [] } = useQuery(withheldQuery(project.id))
  const told = withheldWords(data)
  if (told.length === 0) return null
  const own = data.filter(({ reason }) => reason === 'own')
  return (
    <section aria-label="Jobs that are not for you">
      <List size="sm" spacing={4} ta="left" mt="md" mb="md">
        {told.map(({ reason, words }) => (
          <List.Item key={reason}>
            {words}
            {reason === 'own' && <OwnReviews project={project} own={own} />}
          </List.Item>
        ))}
      </List>
    </section>
  )
}

/** How one gets on who works alone, and has made what is to be reviewed. */
function OwnReviews({ project, own }: { project: Project; own: readonly WithheldJobs[] }) {
  const mayEdit = useMay(project.workspaceId, 'edit workflows')
  const mayLead = useMay(project.workspaceId, 'lead the work')
  // One step of each is enough to begin with.
  const workflows = [...new Map(own.map(each => [each.workflowId, each])).values()]
  if (!mayEdit && !mayLead)
    return (
      <Text size="sm">
        Whoever leads the work can ask others to review, move the jobs on, or let people review their own
        work.
      </Text>
    )
  return (
    <Text size="sm" component="div">
      {mayLead && (
        <>
          Let another member review them, or move them on:{' '}
          {own.map(({ workflowId, step, stepName }, index) => (
            <span key={`${workflowId} ${step} ${stepName}`}>
              {index > 0 && ', '}
              <LinkAnchor
                size="sm"
                underline="always"
                to="/projects/$projectId/work/jobs"
                params={{ projectId: project.id }}
                search={{ workflow: workflowId, step, state: 'waiting' }}
              >
                jobs at {stepName}
              </LinkAnchor>
            </span>
          ))}
          .{' '}
        </>
      )}
      {mayEdit && (
        <>
          For jobs made from now on, a step can let people review their own work:{' '}
          {workflows.map(({ workflowId, workflowName, step }, index) => (
            <span key={workflowId}>
              {index > 0 && ', '}
              <LinkAnchor
                size="sm"
                underline="always"
                to="/projects/$projectId/work/workflows/$workflowId"
                params={{ projectId: project.id, workflowId }}
                search={{ step }}
              >
                workflow {workflowName}
              </LinkAnchor>
            </span>
          ))}
          .
        </>
      )}
    </Text>
  )
}
