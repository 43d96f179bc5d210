import type { ListedJob, Project } from '@gesso/client'
import { Checkbox, Table, Text, VisuallyHidden } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useRef } from 'react'
import { jobTitle } from '../../../data/job-title.ts'
import { LinkAnchor } from '../../../panels/links.tsx'
import { StatusBadge } from '../../../panels/status-badge.tsx'
import { jobStateLooks } from '../job-states.ts'
import classes from './job-table.module.css'
import { TroublesOfJob } from './troubles-of-job.tsx'
import type { JobSelection } from './use-job-selection.ts'

interface JobTableProps {
  readonly project: Project
  readonly jobs: readonly ListedJob[]
  /** left out for those who may not steer */
  readonly selection: JobSelection | undefined
  readonly readMore: () => void
}

const rowHeight = 37

/** Jobs as a table; only rows in sight exist, and the next page is read when its end comes near. */
export function JobTable({ project, jobs, selection, readMore }: JobTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: jobs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: only coming near the end reads more
  useEffect(() => {
    if (last >= jobs.length - 10) readMore()
  }, [last, jobs.length])
  const above = shown[0]?.start ?? 0
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keys
    <section ref={scroller} className={classes.scroller} aria-label="Jobs" tabIndex={0}>
      <Table stickyHeader aria-rowcount={jobs.length}>
        <Table.Thead>
          <Table.Tr>
            {selection && (
              <Table.Th w={34}>
                <Checkbox
                  size="xs"
                  aria-label="Choose all that are listed"
                  checked={selection.chosen.length === jobs.length}
                  indeterminate={selection.chosen.length > 0 && selection.chosen.length < jobs.length}
                  onChange={() =>
                    selection.chosen.length === jobs.length ? selection.clear() : selection.chooseAll()
                  }
                />
              </Table.Th>
            )}
            {['Job', 'State', 'Step', 'Batch', 'Person'].map(title => (
              <Table.Th key={title}>{title}</Table.Th>
            ))}
            <Table.Th ta="right">Priority</Table.Th>
            <Table.Th ta="right">Labels</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Gap height={above} />
          {shown.map(({ index }) => {
            const job = jobs[index]
            return job && <JobRow key={job.id} project={project} job={job} selection={selection} />
          })}
          <Gap height={below} />
        </Table.Tbody>
      </Table>
    </section>
  )
}

function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null
}

interface JobRowProps {
  readonly project: Project
  readonly job: ListedJob
  readonly selection: JobSelection | undefined
}

function JobRow({ project, job, selection }: JobRowProps) {
  const choose = (event: MouseEvent) => {
    if (event.shiftKey) selection?.extendTo(job)
    else selection?.toggle(job)
  }
  return (
    <Table.Tr data-chosen={selection?.has(job) || undefined} className={classes.row}>
      {selection && (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={`Choose ${jobTitle(job)}`}
            checked={selection.has(job)}
            onClick={choose}
            onChange={() => undefined}
          />
        </Table.Td>
      )}
      <Table.Td className={classes.long}>
        <JobLink project={project} job={job} />
      </Table.Td>
      <Table.Td>
        <StatusBadge look={jobStateLooks[job.state]} />
        <Problem job={job} />
        <TroublesOfJob project={project} job={job} mayLead={selection !== undefined} />
      </Table.Td>
      <Table.Td className={classes.long}>{job.stepName}</Table.Td>
      <Table.Td className={classes.long}>{job.batchName}</Table.Td>
      <Table.Td className={classes.long}>
        {job.assigneeName ?? (
          <Text size="sm" c="dimmed" span>
            –<VisuallyHidden>nobody</VisuallyHidden>
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{job.priority}</Table.Td>
      <Table.Td ta="right">{job.labels.toLocaleString('en')}</Table.Td>
    </Table.Tr>
  )
}

/** Leads to what the job is on; by looking at it nobody takes it. */
function JobLink({ project, job }: { project: Project; job: ListedJob }) {
  const { mediaId, mediaKind, referenceId } = job
  const title = jobTitle(job)
  if (mediaId === null) return <span title={referenceId}>{title}</span>
  const search = { job: job.id }
  return mediaKind === 'video' ? (
    <LinkAnchor
      to="/projects/$projectId/videos/$videoId"
      params={{ projectId: project.id, videoId: mediaId }}
      search={search}
      title={referenceId}
    >
      {title}
    </LinkAnchor>
  ) : (
    <LinkAnchor
      to="/projects/$projectId/images/$imageId"
      params={{ projectId: project.id, imageId: mediaId }}
      search={search}
      title={referenceId}
    >
      {title}
    </LinkAnchor>
  )
}

/** Why a job failed. */
function Problem({ job: { problem } }: { job: ListedJob }) {
  const message = problem?.message
  if (typeof message !== 'string') return null
  return (
    <Text size="xs" c="var(--gesso-bad)" className={classes.problem} title={message}>
      {message}
    </Text>
  )
}
