import type { Project } from '@gesso/client'
import { Button, Group, Select, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../../../data/me.ts'
import { workflowsQuery } from '../../../data/workflows.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { Section } from '../../../panels/page.tsx'
import { useOpenNext } from '../use-open-job.ts'

/** Gives a person the next job of the queue, of one step or of any. */
export function TakeNext({ project }: { project: Project }) {
  const me = useMe()
  const { data: workflows = [] } = useQuery(workflowsQuery(project.id))
  const [step, setStep] = useState<string | null>(null)
  const next = useOpenNext(project.id)
  const steps = workflows
    .flatMap(workflow => workflow.steps)
    .filter(({ kind }) => kind === 'maker' || kind === 'review' || kind === 'manual')
  const choices = [...new Map(steps.map(({ id, name }) => [id, { value: id, label: name }])).values()]
  return (
    <Section title="Your next job">
      <Group align="flex-end">
        <Select
          aria-label="Which step"
          placeholder="Any step"
          clearable
          data={choices}
          value={step}
          onChange={setStep}
          w={180}
        />
        <Button
          size="sm"
          leftSection={<IconPlayerPlay size={15} />}
          loading={next.isPending}
          onClick={() => next.mutate({ step: step ?? undefined }, { onError: notifyError })}
        >
          Take next job
        </Button>
        {next.data === null && (
          <Text size="sm" role="status">
            Nothing waits for you{step === null ? '' : ' at this step'}, {me.name}. Jobs come when a lead
            sends images into a workflow, or a program makes them by the API; reviews come when others submit.
          </Text>
        )}
      </Group>
    </Section>
  )
}
