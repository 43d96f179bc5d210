import type { Project } from '@gesso/client'
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { useDeleteProject } from '../../data/projects.ts'
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
  const [typed, setTyped] = useState('')
  const remove = useDeleteProject(project)
  const navigate = useNavigate()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    remove.mutate(undefined, {
      onSuccess: () => navigate({ to: '/', search: { workspace: project.workspaceId } }),
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {remove.error && <Alert color="red">{wordsOf(remove.error)}</Alert>}
        <Text size="sm">{countedMedia(project)} and all labels on them will be gone for good.</Text>
        <TextInput
          label={`Type “${project.name}” to go on`}
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button
            type="submit"
            color="red"
            loading={remove.isPending}
            disabled={typed.trim() !== project.name.trim()}
          >
            Delete project
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
