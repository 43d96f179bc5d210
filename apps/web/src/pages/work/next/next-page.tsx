import { Button, Group } from '@mantine/core'
import { IconCoffee } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { EmptyState } from '../../../panels/empty-state.tsx'
import { LinkButton } from '../../../panels/links.tsx'
import { useOpenNext } from '../use-open-job.ts'
import { useProject } from '../use-project.ts'
import { Withheld } from './withheld.tsx'

const route = getRouteApi('/signed-in/shell/projects/$projectId/work/next')

/** What there is to see when the queue has nothing more for a person. */
export function NextPage() {
  const project = useProject()
  const { at } = route.useSearch()
  const next = useOpenNext(project.id)
  return (
    <EmptyState icon={IconCoffee} title="Nothing waits for you" page>
      <p>
        The queue of {project.name} has no more jobs {at === undefined ? 'for you' : 'of this step'}. New ones
        come when images are sent into a workflow or jobs are made by the API; reviews come when others
        submit, and work of yours that is rejected comes back to you first.
      </p>
      <Withheld project={project} />
      <Group justify="center">
        <Button
          size="sm"
          loading={next.isPending}
          onClick={() => next.mutate({ step: at }, { onError: notifyError })}
        >
          Look again
        </Button>
        {at !== undefined && (
          <Button
            size="sm"
            variant="default"
            loading={next.isPending}
            onClick={() => next.mutate({}, { onError: notifyError })}
          >
            Any step
          </Button>
        )}
        <LinkButton
          size="sm"
          variant="default"
          to="/projects/$projectId/work"
          params={{ projectId: project.id }}
        >
          All work
        </LinkButton>
      </Group>
    </EmptyState>
  )
}
