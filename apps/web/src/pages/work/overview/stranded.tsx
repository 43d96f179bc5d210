import type { Project } from '@gesso/client'
import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { strandedCountQuery } from '../../../data/jobs.ts'
import { LinkAnchor } from '../../../panels/links.tsx'
import { counted } from '../../../panels/words.ts'

/** Tells a lead how many jobs wait for nobody, and leads to them. */
export function Stranded({ project }: { project: Project }) {
  const { data: count = 0 } = useQuery(strandedCountQuery(project.id))
  if (count === 0) return null
  return (
    <Alert
      color="orange"
      mb="md"
      title={`${counted(count, 'job')} ${count === 1 ? 'was' : 'were'} skipped by everybody`}
    >
      The queue has nobody left to give {count === 1 ? 'it' : 'them'} to.{' '}
      <LinkAnchor
        size="sm"
        underline="always"
        to="/projects/$projectId/work/jobs"
        params={{ projectId: project.id }}
        search={{ skipped: 'everybody' }}
      >
        See why, and offer {count === 1 ? 'it' : 'them'} again
      </LinkAnchor>
      .
    </Alert>
  )
}
