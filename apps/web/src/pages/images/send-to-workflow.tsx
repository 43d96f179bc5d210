import type { Project } from '@gesso/client'
import { Button, Group, Modal, NumberInput, Select, Stack, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { batchesQuery } from '../../data/batches.ts'
import { wordsOf } from '../../data/client.ts'
import { useSendToWorkflow } from '../../data/jobs.ts'
import { useMay } from '../../data/me.ts'
import { workflowsQuery } from '../../data/workflows.ts'
import { notify } from '../../panels/notices.tsx'
import { counted } from '../../panels/words.ts'

interface SendProps {
  readonly project: Project
  readonly mediaIds: readonly string[]
  /** what they are */
  readonly noun: 'image' | 'video'
  readonly onSent: () => void
}

/** Sends the chosen media into a workflow: a job for each. */
export function SendToWorkflow({ project, mediaIds, noun, onSent }: SendProps) {
  const [opened, setOpened] = useState(false)
  const maySend = useMay(project.workspaceId, 'create jobs')
  if (!maySend) return null
  return (
    <>
      <Button variant="default" leftSection={<IconSend size={14} />} onClick={() => setOpened(true)}>
        Send to workflow
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Send to a workflow">
        <SendForm
          project={project}
          mediaIds={mediaIds}
          noun={noun}
          onSent={() => {
            setOpened(false)
            onSent()
          }}
        />
      </Modal>
    </>
  )
}

/** A request holds so many. */
const mostAtOnce = 1000

function SendForm({ project, mediaIds, noun, onSent }: SendProps) {
  const { data: workflows = [] } = useQuery(workflowsQuery(project.id))
  const batches = useInfiniteQuery(batchesQuery(project.id)).data?.pages.flatMap(page => page.items) ?? []
  const [workflowId, setWorkflowId] = useState<string | null>(null)
  const [batchId, setBatchId] = useState<string | null>(null)
  const [priority, setPriority] = useState(5)
  const send = useSendToWorkflow(project.id)
  const current = workflows.filter(({ retiredAt }) => retiredAt === null)
  const choices = (things: readonly { readonly id: string; readonly name: string }[]) =>
    things.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        send.mutate(
          { mediaIds: mediaIds.slice(0, mostAtOnce), workflowId, batchId, priority },
          {
            onSuccess: jobs => {
              notify(`${counted(jobs.length, 'job')} made`)
              onSent()
            },
          },
        )
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          A job for each of {counted(Math.min(mediaIds.length, mostAtOnce), noun)}; people then take them from
          the queue on the page Work.
        </Text>
        <Select
          label="Workflow"
          placeholder={current.find(({ isDefault }) => isDefault)?.name ?? 'Default'}
          clearable
          data={choices(current)}
          value={workflowId}
          onChange={setWorkflowId}
        />
        <Select
          label="Batch"
          placeholder={batches.find(({ isDefault }) => isDefault)?.name ?? 'Default batch'}
          clearable
          searchable
          data={choices(batches)}
          value={batchId}
          onChange={setBatchId}
        />
        <NumberInput
          label="Priority"
          description="1 to 10; higher goes first"
          min={1}
          max={10}
          allowDecimal={false}
          value={priority}
          onChange={value => setPriority(Number(value))}
        />
        {send.error && (
          <Text role="alert" size="sm" c="var(--gesso-bad)">
            {wordsOf(send.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button type="submit" size="sm" loading={send.isPending}>
            Send
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
