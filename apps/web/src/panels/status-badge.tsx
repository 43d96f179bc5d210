import type { ImageStatus } from '@gesso/core'
import { statusLooks } from '../theme/statuses.ts'
import classes from './status-badge.module.css'

/** A status as a dot and its word. */
export function StatusBadge({ status }: { status: ImageStatus }) {
  const { title, colour } = statusLooks[status]
  return (
    <span className={classes.badge}>
      <span className={classes.dot} style={{ background: colour }} aria-hidden />
      {title}
    </span>
  )
}
