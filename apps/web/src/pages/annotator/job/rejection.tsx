import { Text } from '@mantine/core'
import { momentOf } from '../../../panels/words.ts'
import classes from './job-bar.module.css'
import { useJob } from './job-context.ts'
import { lastRejection } from './job-standing.ts'

/** What the reviewer said, for whoever made it. */
export function Rejection() {
  const at = useJob()
  const visit = at && lastRejection(at.job)
  if (!visit) return null
  return (
    <section className={classes.rejection} aria-label="What the reviewer said">
      <Text size="sm" fw={600}>
        Rejected by {visit.personName ?? 'a reviewer'}
      </Text>
      {visit.reasons.length > 0 && (
        <ul className={classes.reasons}>
          {visit.reasons.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {visit.comment && <Text size="sm">{visit.comment}</Text>}
      <Text size="xs" c="dimmed">
        {momentOf(visit.endedAt ?? visit.beganAt)}
      </Text>
    </section>
  )
}
