import type { ListedJob, Project } from '@gesso/client'
import { List, Text } from '@mantine/core'
import { type LeadAction, useLeadJobs } from '../../../data/jobs.ts'
import { resultWords } from '../../../data/result-words.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { notify } from '../../../panels/notices.tsx'
import { momentOf } from '../../../panels/words.ts'
import { TroubleNote } from './trouble-note.tsx'

interface TroublesProps {
  readonly project: Project
  readonly job: ListedJob
  readonly mayLead: boolean
}

/** What keeps a job from getting on; for a lead with a way out. */
export function TroublesOfJob({ project, job, mayLead }: TroublesProps) {
  const lead = useLeadJobs(project.id)
  const cure = (title: string, done: string, action: LeadAction) =>
    mayLead
      ? {
          title,
          busy: lead.isPending,
          run: () =>
            lead.mutate(
              { jobIds: [job.id], action },
              { onSuccess: () => notify(done), onError: notifyError },
            ),
        }
      : undefined
  return (
    <>
      <Skipped job={job} cure={cure('Offer again', 'Offered again', { what: 'offer again' })} />
      <Unwritten job={job} cure={cure('Try again now', 'Being written', { what: 'retry results' })} />
    </>
  )
}

interface TroubleProps {
  readonly job: ListedJob
  readonly cure: Parameters<typeof TroubleNote>[0]['cure']
}

/** That it was skipped, by whom and why. */
function Skipped({ job: { skips, stranded }, cure }: TroubleProps) {
  if (skips.length === 0) return null
  return (
    <TroubleNote
      title={stranded ? 'Skipped by everybody' : `Skipped by ${skips.length}`}
      about="Why it was skipped"
      bad={stranded}
      cure={cure}
    >
      <List size="sm" spacing={6} listStyleType="none">
        {skips.map(({ personId, personName, reason, at }) => (
          <List.Item key={`${personId} ${at}`}>
            {reason || 'No reason given'}
            <Text size="xs" c="dimmed">
              {personName ?? 'Somebody'}, {momentOf(at)}
            </Text>
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="sm">
        {stranded
          ? 'The queue has nobody left to give it to. Offer it again, or choose it and assign it to somebody.'
          : 'The queue still has others to give it to.'}
      </Text>
    </TroubleNote>
  )
}

/** That its result could not be written. */
function Unwritten({ job: { resultProblem }, cure }: TroubleProps) {
  if (!resultProblem) return null
  const { title, words } = resultWords(resultProblem)
  return (
    <TroubleNote title={title} about="Why it has no result" bad={resultProblem.nextAt === null} cure={cure}>
      <Text size="sm">{words}</Text>
    </TroubleNote>
  )
}
