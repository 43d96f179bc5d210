import type { Run } from '@gesso/client'
import { Alert, Button, Group, Progress, Spoiler, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isGoing, useCancelRun } from '../data/runs.ts'
import { notifyError } from './confirm-delete.tsx'
import classes from './run-row.module.css'
import { warningOf } from './words.ts'

interface RunRowProps {
  readonly run: Run
  readonly title: string
  /** what stands below the title */
  readonly words: string
  readonly failed: string
  /** the title of the report, and how many examples each of its lines has */
  readonly report: string
  readonly examples: number
  /** below all else */
  readonly details?: ReactNode
  /** at the right, e.g. a download */
  readonly children?: ReactNode
}

/** One run: what it is, how far it is, a way to stop it, and its report. */
export function RunRow({ run, title, words, failed, report, examples, details, children }: RunRowProps) {
  const cancel = useCancelRun(run.projectId)
  return (
    <article className={classes.run} aria-label={title}>
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} truncate>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {words}
          </Text>
        </div>
        {run.cancellable && (
          <Button
            variant="default"
            leftSection={<IconX size={14} />}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(run.id, { onError: notifyError })}
          >
            Cancel
          </Button>
        )}
        {children}
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
        <Alert color="red" title={failed}>
          {run.error ?? 'The server did not say why.'} Start it again; if it fails again, the server’s log has
          the reason.
        </Alert>
      )}
      {run.warnings.length > 0 && <Report run={run} title={report} most={examples} />}
      {details}
    </article>
  )
}

function Report({ run, title, most }: { run: Run; title: string; most: number }) {
  return (
    <Alert color="orange" title={title}>
      <Spoiler maxHeight={220} showLabel="Show all" hideLabel="Show less">
        <ul className={classes.warnings}>
          {run.warnings.map(({ message, count, examples }) => (
            <li key={message}>
              {warningOf(message, count)}
              {examples.slice(0, most).map(example => (
                <Text key={example} size="xs" c="dimmed">
                  {example}
                </Text>
              ))}
              {count > Math.min(most, examples.length) && examples.length > 0 && (
                <Text size="xs" c="dimmed">
                  and {(count - Math.min(most, examples.length)).toLocaleString('en')} more
                </Text>
              )}
            </li>
          ))}
        </ul>
      </Spoiler>
    </Alert>
  )
}
