import type { Project } from '@gesso/client'
import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type JobTrouble, troubleCountQuery } from '../../../data/jobs.ts'
import { LinkAnchor } from '../../../panels/links.tsx'
import { counted } from '../../../panels/words.ts'

/** Tells a lead of jobs that do not get on by themselves, and leads to them. */
export function Troubles({ project }: { project: Project }) {
  return (
    <>
      <Trouble
        project={project}
        trouble="stranded"
        title={(jobs, many) => `${jobs} ${many ? 'were' : 'was'} skipped by everybody`}
        words={many => `The queue has nobody left to give ${many ? 'them' : 'it'} to.`}
        cure={many => `See why, and offer ${many ? 'them' : 'it'} again`}
      />
      <Trouble
        project={project}
        trouble="unwritten"
        title={(jobs, many) => `${jobs} ${many ? 'have' : 'has'} no result yet`}
        words={() => 'What came of the work could not be written. The labels are safe.'}
        cure={() => 'See why, and try again'}
      />
    </>
  )
}

interface TroubleProps {
  readonly project: Project
  readonly trouble: JobTrouble
  readonly title: (jobs: string, many: boolean) => string
  readonly words: (many: boolean) => string
  readonly cure: (many: boolean) => string
}

function Trouble({ project, trouble, title, words, cure }: TroubleProps) {
  const { data: count = 0 } = useQuery(troubleCountQuery(project.id, trouble))
  if (count === 0) return null
  const many = count > 1
  return (
    <Alert color="orange" mb="md" title={title(counted(count, 'job'), many)}>
      {words(many)}{' '}
      <LinkAnchor
        size="sm"
        underline="always"
        to="/projects/$projectId/work/jobs"
        params={{ projectId: project.id }}
        search={{ trouble }}
      >
        {cure(many)}
      </LinkAnchor>
      .
    </Alert>
  )
}
