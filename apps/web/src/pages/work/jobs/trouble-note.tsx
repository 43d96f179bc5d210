import { Button, Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './job-table.module.css'

interface TroubleNoteProps {
  /** stands in the row */
  readonly title: string
  /** what opens is called */
  readonly about: string
  /** whether somebody has to see to it */
  readonly bad: boolean
  /** what somebody who leads can do; left out for others */
  readonly cure: { readonly title: string; readonly busy: boolean; readonly run: () => void } | undefined
  readonly children: ReactNode
}

/** A word in the row of a job that opens what is the matter with it, and what can be done. */
export function TroubleNote({ title, about, bad, cure, children }: TroubleNoteProps) {
  return (
    <Popover width={320} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.trouble} data-bad={bad || undefined}>
          {title}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={about}>
        {children}
        {cure && (
          <Button mt="sm" variant={bad ? 'filled' : 'default'} loading={cure.busy} onClick={cure.run}>
            {cure.title}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
