import type { Project } from '@gesso/client'
import { Text } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '../../data/me.ts'
import { projectQuery, useUpdateProject } from '../../data/projects.ts'
import { NameForm } from '../../panels/name-form.tsx'
import { notify } from '../../panels/notices.tsx'
import { Page, Section } from '../../panels/page.tsx'
import { DeleteProject } from './delete-project.tsx'
import { Statuses } from './statuses.tsx'
import { TaxonomyLock } from './taxonomy-lock.tsx'

const route = getRouteApi('/signed-in/shell/projects/$projectId/settings')

/** Name, description, statuses and end of a project. */
export function SettingsPage() {
  const { data: project } = useSuspenseQuery(projectQuery(route.useParams().projectId))
  const mayChange = useMay(project.workspaceId, 'change projects')
  const mayDelete = useMay(project.workspaceId, 'delete projects')
  return (
    <Page title="Settings">
      <Section title="Project">
        {mayChange ? (
          <ProjectForm key={project.id} project={project} />
        ) : (
          <>
            <Text fw={600}>{project.name}</Text>
            <Text size="sm" c="dimmed">
              {project.description || 'No description'}
            </Text>
          </>
        )}
      </Section>
      <TaxonomyLock project={project} mayChange={mayChange} />
      <Statuses project={project} />
      {mayDelete && <DeleteProject project={project} />}
    </Page>
  )
}

function ProjectForm({ project }: { project: Project }) {
  const update = useUpdateProject(project)
  return (
    <NameForm
      action="Save"
      name={project.name}
      description={project.description}
      pending={update.isPending}
      error={update.error}
      onSubmit={given => update.mutate(given, { onSuccess: () => notify('Saved') })}
    />
  )
}
