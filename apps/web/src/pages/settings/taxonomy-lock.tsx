import type { Project } from '@gesso/client'
import { Switch } from '@mantine/core'
import { useUpdateProject } from '../../data/projects.ts'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { Section } from '../../panels/page.tsx'

/** Whether jobs may bring label classes and attributes that the project does not have. */
export function TaxonomyLock({ project, mayChange }: { project: Project; mayChange: boolean }) {
  const update = useUpdateProject(project)
  return (
    <Section title="Taxonomy">
      <Switch
        label="Locked"
        description="Refuse jobs whose labels bring a class or an attribute that this project does not have. Otherwise it is made, and marked as new."
        checked={project.taxonomyLocked}
        disabled={!mayChange || update.isPending}
        onChange={event =>
          update.mutate({ taxonomyLocked: event.currentTarget.checked }, { onError: notifyError })
        }
      />
    </Section>
  )
}
