import type { Project, Run } from '@gesso/client'
import { useQuery } from '@tanstack/react-query'
import { bucketsQuery } from '../../data/buckets.ts'
import { RunRow } from '../../panels/run-row.tsx'
import { counted, momentOf } from '../../panels/words.ts'

/** One import: from where, how far it is, and the objects that were not taken. */
export function ImportRow({ project, run }: { project: Project; run: Run }) {
  const { data: buckets = [] } = useQuery(bucketsQuery(project.workspaceId))
  const bucket = buckets.find(({ id }) => id === run.input.bucketId)?.name ?? 'A bucket that is deleted'
  const { prefix } = run.input
  return (
    <RunRow
      run={run}
      title={typeof prefix === 'string' && prefix !== '' ? `${bucket}, ${prefix}` : bucket}
      words={[momentOf(run.createdAt), saidOf(run)].join(' · ')}
      failed="The import failed"
      report="What was not taken"
      examples={10}
    />
  )
}

function saidOf({ state, done, total, result }: Run): string {
  if (state === 'queued') return 'waiting for a worker'
  if (state === 'running')
    return total === null ? 'looking into the bucket' : `${done} of ${counted(total, 'object')}`
  if (state !== 'done') return state
  const imported = Number(result?.['imported'] ?? 0)
  return `${imported.toLocaleString('en')} of ${counted(total ?? done, 'object')} imported`
}
