import type { StatusLook } from '../theme/statuses.ts'
import classes from './status-badge.module.css'

/** A status as a dot and its word. */
export function StatusBadge({ look }: { look: StatusLook }) {
  return (
    <span className={classes.badge} title={look.title}>
      <span className={classes.dot} style={{ background: look.colour }} aria-hidden />
      <span className={classes.word}>{look.title}</span>
    </span>
  )
}
