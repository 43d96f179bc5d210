import { Button, Group, Title } from '@mantine/core'
import { useDisclosure, useDocumentTitle } from '@mantine/hooks'
import { IconFolderPlus, IconPlus, IconUsers } from '@tabler/icons-react'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { PendingPage } from '../../app/pending-page.tsx'
import { type Membership, useCurrentWorkspace } from '../../app/where.ts'
import { useMay } from '../../data/me.ts'
import { projectsQuery } from '../../data/projects.ts'
import { EmptyState } from '../../panels/empty-state.tsx'
import { NewProject } from './new-project.tsx'
import { ProjectCard } from './project-card.tsx'
import classes from './projects-page.module.css'

/** The projects of a workspace. */
export function ProjectsPage() {
  const current = useCurrentWorkspace()
  if (!current)
    return (
      <EmptyState icon={IconUsers} title="You are in no workspace" page>
        Make one in the menu at the top left, or ask for an invitation to an existing one.
      </EmptyState>
    )
  return (
    <Suspense fallback={<PendingPage />}>
      <Projects key={current.workspace.id} membership={current} />
    </Suspense>
  )
}

function Projects({ membership: { workspace } }: { membership: Membership }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    projectsQuery(workspace.id),
  )
  const mayCreate = useMay(workspace.id, 'create projects')
  useDocumentTitle('Projects – Gesso')
  const [making, { open, close }] = useDisclosure(false)
  const projects = data.pages.flatMap(page => page.items)
  return (
    <main className={classes.page}>
      <Group justify="space-between" mb="md">
        <Title order={1}>Projects</Title>
        {mayCreate && (
          <Button leftSection={<IconPlus size={15} />} onClick={open}>
            New project
          </Button>
        )}
      </Group>
      {projects.length === 0 ? (
        <EmptyState icon={IconFolderPlus} title="No projects yet">
          {mayCreate
            ? 'A project holds images, the classes to look for, and the labels. Make one, then drop images on it.'
            : 'A project appears here as soon as someone who leads this workspace makes one.'}
        </EmptyState>
      ) : (
        <ul className={classes.cards}>
          {projects.map(project => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Group justify="center" mt="lg">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
      <NewProject workspace={workspace} opened={making} onClose={close} />
    </main>
  )
}
