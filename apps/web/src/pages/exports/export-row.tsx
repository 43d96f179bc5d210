import type { Run } from '@gesso/client'
import { Alert, Button, Group, Progress, Spoiler, Text } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { formatsQuery, isGoing, useCancelRun } from '../../data/runs.ts'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { bytesOf, counted, momentOf } from '../../panels/words.ts'
import classes from './exports.module.css'

/** One export: what was asked for, how far it is, its report and its file. */
export function ExportRow({ run }: { run: Run }) {
  const { data: formats = [] } = useQuery(formatsQuery)
  const cancel = useCancelRun(run.projectId)
  const format = formats.find(({ name }) => name === run.input.format)
  const title = textOf(run.result?.name) ?? textOf(run.input.name) ?? format?.title ?? 'Export'
  return (
    <article className={classes.run} aria-label={title}>
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} truncate>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {[format?.title === title ? undefined : format?.title, momentOf(run.createdAt), saidOf(run)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        {isGoing(run) && (
          <Button
            variant="default"
            leftSection={<IconX size={14} />}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(run.id, { onError: notifyError })}
          >
            Cancel
          </Button>
        )}
        {run.downloadUrl && (
          <Button component="a" href={run.downloadUrl} download leftSection={<IconDownload size={14} />}>
            Download
          </Button>
        )}
      </Group>
      {isGoing(run) && (
        <Progress
          size="sm"
          aria-label={`Progress of ${title}`}
          animated={run.total === null}
          value={run.total === null ? 100 : (100 * run.done) / Math.max(1, run.total)}
        />
      )}
      {run.state === 'failed' && (
        <Alert color="red" title="The export failed">
          {run.error ?? 'The server did not say why.'} Start it again; if it fails again, the server’s log has
          the reason.
        </Alert>
      )}
      {run.warnings.length > 0 && <Warnings run={run} />}
    </article>
  )
}

function Warnings({ run }: { run: Run }) {
  return (
    <Alert color="orange" title="What the file could not hold">
      <Spoiler maxHeight={110} showLabel="Show all" hideLabel="Show less">
        <ul className={classes.warnings}>
          {run.warnings.map(({ message, count, examples }) => (
            <li key={message}>
              {message} ({counted(count, 'time')}
              {examples.length > 0 ? `, e.g. ${examples.slice(0, 3).join(', ')}` : ''})
            </li>
          ))}
        </ul>
      </Spoiler>
    </Alert>
  )
}

function saidOf(run: Run): string {
  const bytes = run.result?.bytes
  const size = typeof bytes === 'number' ? `, ${bytesOf(bytes)}` : ''
  switch (run.state) {
    case 'queued':
      return 'waiting for a worker'
    case 'running':
      return run.total === null
        ? `${run.done} images so far`
        : `${run.done} of ${counted(run.total, 'image')}`
    case 'done':
      return `${counted(run.done, 'image')}${size}`
    case 'failed':
      return 'failed'
    case 'cancelled':
      return 'cancelled'
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
