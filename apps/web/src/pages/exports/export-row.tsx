import type { Project, Run } from '@gesso/client'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { formatsQuery } from '../../data/runs.ts'
import { RunRow } from '../../panels/run-row.tsx'
import { bytesOf, counted, momentOf } from '../../panels/words.ts'
import { ClassCounts } from './class-counts.tsx'
import { formatsOf } from './formats-of.ts'

/** One export: what was asked for, how far it is, its report and its file. */
export function ExportRow({ run, project }: { run: Run; project: Project }) {
  const { data: formats = [] } = useQuery(formatsQuery)
  const format = formatsOf(project, formats).find(({ name }) => name === run.input.format)
  const thing = format?.holds === 'videos' ? 'video' : 'image'
  const title = textOf(run.result?.name) ?? textOf(run.input.name) ?? format?.title ?? 'Export'
  const words = [
    format?.title === title ? undefined : format?.title,
    momentOf(run.createdAt),
    saidOf(run, thing),
  ]
  return (
    <RunRow
      run={run}
      title={title}
      words={words.filter(Boolean).join(' · ')}
      failed="The export failed"
      report="What the file could not hold"
      examples={3}
      details={<ClassCounts run={run} />}
    >
      {run.downloadUrl && (
        <Button component="a" href={run.downloadUrl} download leftSection={<IconDownload size={14} />}>
          Download
        </Button>
      )}
    </RunRow>
  )
}

function saidOf(run: Run, thing: 'image' | 'video'): string {
  const bytes = run.result?.bytes
  const size = typeof bytes === 'number' ? `, ${bytesOf(bytes)}` : ''
  switch (run.state) {
    case 'queued':
      return 'waiting for a worker'
    case 'running':
      return run.total === null
        ? `${counted(run.done, thing)} so far`
        : `${run.done} of ${counted(run.total, thing)}`
    case 'done':
      return `${counted(run.done, thing)}${labelsIn(run)}${size}`
    case 'failed':
      return 'failed'
    case 'cancelled':
      return 'cancelled'
  }
}

/** How many labels its file holds; of formats that hold none, nothing. */
function labelsIn({ result }: Run): string {
  const labels = result?.labels
  return typeof labels === 'number' && Array.isArray(result?.classes)
    ? `, ${counted(labels, 'label')} in the file`
    : ''
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
