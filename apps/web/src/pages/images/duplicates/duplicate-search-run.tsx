import type { Project, Run } from '@gesso/client'
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { duplicatesFoundBy, runQuery, useRemoveDuplicates } from '../../../data/duplicates.ts'
import { isGoing, useCancelRun } from '../../../data/runs.ts'
import { confirmDelete, notifyError } from '../../../panels/confirm-delete.tsx'
import { ErrorNote } from '../../../panels/error-note.tsx'
import { counted } from '../../../panels/words.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { RemovalReport } from './removal-report.tsx'

interface DuplicateSearchRunProps {
  readonly project: Project
  readonly runId: string
  /** goes back to asking */
  readonly again: () => void
}

/** A search for duplicates: how far it is, what it found, and what removing them did. */
export function DuplicateSearchRun({ project, runId, again }: DuplicateSearchRunProps) {
  const query = useQuery(runQuery(runId))
  const remove = useRemoveDuplicates(project.id)
  const run = query.data
  if (query.isError && !run) return <ErrorNote error={query.error} retry={() => void query.refetch()} />
  if (!run || isGoing(run)) return <Going project={project} runId={runId} run={run} />
  const { total, listed, images } = duplicatesFoundBy(run)
  const removable = run.state === 'done' && listed > 0 && !remove.data
  const ask = () =>
    confirmDelete({
      title: `Remove ${counted(listed, 'duplicate')}?`,
      words:
        'The oldest of each stays, and so does what was edited since. The history of the images keeps them.',
      action: `Remove ${counted(listed, 'duplicate')}`,
      run: () => remove.mutateAsync(runId),
    })
  return (
    <Stack>
      {remove.data ? (
        <RemovalReport project={project} removal={remove.data} more={total - listed} />
      ) : (
        <>
          <Ending run={run} total={total} listed={listed} />
          <DuplicateList project={project} images={images} />
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={again}>
          Search again
        </Button>
        {removable && (
          <Button color="red" loading={remove.isPending} onClick={ask}>
            Remove {counted(listed, 'duplicate')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Ending({ run, total, listed }: { run: Run; total: number; listed: number }) {
  if (run.state === 'cancelled') return <Text size="sm">The search was cancelled. Nothing was changed.</Text>
  if (run.state === 'failed')
    return (
      <Alert color="red" title="The search failed">
        {run.error ?? 'The server did not say why.'} Search again; if it fails again, the server’s log has the
        reason.
      </Alert>
    )
  return (
    <>
      <Text size="sm" role="status">
        {total === 0 ? 'No duplicates found.' : `${counted(total, 'duplicate')} found.`}
        {listed < total && ` The first ${listed} are listed: remove them, then search again for the others.`}
      </Text>
      {run.warnings.map(({ message, count }) => (
        <Text key={message} size="sm" c="dimmed">
          {message} ({counted(count, 'label')})
        </Text>
      ))}
    </>
  )
}

function Going({ project, runId, run }: { project: Project; runId: string; run: Run | undefined }) {
  const cancel = useCancelRun(project.id)
  return (
    <Stack>
      <Text size="sm" role="status">
        {run?.total ? `${run.done} of ${counted(run.total, 'image')}` : 'Waiting for a worker'}
      </Text>
      <Progress
        size="sm"
        aria-label="Progress of the search"
        animated={!run?.total}
        value={run?.total ? (100 * run.done) / run.total : 100}
      />
      {run?.cancellable && (
        <Group justify="flex-end">
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(runId, { onError: notifyError })}
          >
            Cancel
          </Button>
        </Group>
      )}
    </Stack>
  )
}
