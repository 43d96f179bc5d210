import { cell } from '@gesso/editor'
import { Notification } from '@mantine/core'
import { useValue } from '../data/use-value.ts'
import classes from './notices.module.css'

interface Notice {
  readonly id: number
  readonly message: string
  readonly bad: boolean
}

const shortMs = 3_500
const longMs = 10_000

const notices = cell<readonly Notice[]>([])
let lastId = 0

/** Says that something went well, in a corner, for a short while. */
export function notify(message: string): void {
  show(message, false)
}

/** Says what went wrong, in a corner, long enough to be read. */
export function notifyProblem(message: string): void {
  show(message, true)
}

/** The corner where notices appear. */
export function Notices() {
  const all = useValue(() => notices.get())
  return (
    <div className={classes.corner} role="status" aria-live="polite">
      {all.map(notice => (
        <Notification
          key={notice.id}
          withBorder
          color={notice.bad ? 'red' : 'green'}
          {...(notice.bad ? { title: 'That did not work' } : {})}
          closeButtonProps={{ 'aria-label': 'Close this notice' }}
          onClose={() => remove(notice.id)}
        >
          {notice.message}
        </Notification>
      ))}
    </div>
  )
}

function show(message: string, bad: boolean): void {
  const id = ++lastId
  notices.set([...notices.get().slice(-3), { id, message, bad }])
  setTimeout(() => remove(id), bad ? longMs : shortMs)
}

function remove(id: number): void {
  notices.set(notices.get().filter(notice => notice.id !== id))
}
