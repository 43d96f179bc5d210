import type { Project } from '@gesso/client'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useDeleteProject } from '../../data/projects.ts'
import { DeletionForm } from '../../panels/deletion-form.tsx'
import { Section } from '../../panels/page.tsx'
import { countedMedia } from '../../panels/words.ts'

/** Deletes a project after its name was typed. */
export function DeleteProject({ project }: { project: Project }) {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <Section title="Delete the project">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          Its datasets, {countedMedia(project)}, all labels and all exports go with it.
        </Text>
        <Button color="red" variant="outline" onClick={open}>
          Delete project
        </Button>
      </Group>
      <Modal opened={opened} onClose={close} title={`Delete “${project.name}”?`}>
        <Confirmation project={project} />
      </Modal>
    </Section>
  )
}

function Confirmation({ project }: { project: Project }) {
  const remove = useDeleteProject(project)
  const navigate = useNavigate()
  return (
    <DeletionForm
      words={`${countedMedia(project)} and all labels on them will be gone for good.`}
      name={project.name}
      action="Delete project"
      pending={remove.isPending}
      error={remove.error}
      onDelete={() =>
        remove.mutate(undefined, {
          onSuccess: () => navigate({ to: '/', search: { workspace: project.workspaceId } }),
        })
      }
    />
  )
}
