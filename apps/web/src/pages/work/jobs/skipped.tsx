import type { ListedJob, Project } from '@gesso/client'
import { Button, List, Popover, Text } from '@mantine/core'
import { useLeadJobs } from '../../../data/jobs.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { notify } from '../../../panels/notices.tsx'
import { momentOf } from '../../../panels/words.ts'
import classes from './job-table.module.css'

interface SkippedProps {
  readonly project: Project
  readonly job: ListedJob
  readonly mayLead: boolean
}

/** That a job was skipped, by whom and why; for a lead with a way to offer it again. */
export function Skipped({ project, job, mayLead }: SkippedProps) {
  const offer = useLeadJobs(project.id)
  const { skips, stranded } = job
  if (skips.length === 0) return null
  const offerAgain = () =>
    offer.mutate(
      { jobIds: [job.id], action: { what: 'offer again' } },
      { onSuccess: () => notify('Offered again'), onError: notifyError },
    )
  return (
    <Popover width={320} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.skipped} data-stranded={stranded || undefined}>
          {stranded ? 'Skipped by everybody' : `Skipped by ${skips.length}`}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Why it was skipped">
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
        {mayLead && (
          <Button
            mt="sm"
            variant={stranded ? 'filled' : 'default'}
            loading={offer.isPending}
            onClick={offerAgain}
          >
            Offer again
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
