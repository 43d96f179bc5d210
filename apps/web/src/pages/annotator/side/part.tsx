import type { ReactNode } from 'react'
import classes from '../annotator.module.css'

interface PartProps {
  readonly title: string
  readonly className?: string | undefined
  /** stands at the right of the title */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A titled part of the side panel. */
export function Part({ title, className = '', aside, children }: PartProps) {
  return (
    <section className={`${classes.part} ${className}`}>
      <div className={classes.partHead}>
        <h2 className={classes.partTitle} style={{ margin: 0 }}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
