import { IconPlus } from '@tabler/icons-react'
import { useValue } from '../../../data/use-value.ts'
import { useDesk } from '../desk/desk-context.ts'
import classes from './comments.module.css'
import { isOpen, isPlacedOn, type Thread } from './threads.ts'
import { useThreads } from './use-threads.ts'

/** The comments at their places of the picture; on a video, those on the frame that is shown. */
export function Pins() {
  const { desk } = useDesk()
  const threads = useThreads() ?? []
  const focus = useValue(() => desk.comments.get())
  const frame = useValue(() => desk.editor.document.frame())
  const placed = threads.filter(
    thread => isPlacedOn(thread, frame) && (isOpen(thread) || isAt(focus, thread.head.id)),
  )
  return (
    <div className={classes.pins}>
      {placed.map(thread => (
        <Pin key={thread.head.id} thread={thread} />
      ))}
      {focus.at === 'new' && focus.place && focus.frame === frame && <NewPin place={focus.place} />}
    </div>
  )
}

function isAt(focus: ReturnType<ReturnType<typeof useDesk>['desk']['comments']['get']>, id: string): boolean {
  return focus.at === 'thread' && focus.id === id
}

function Pin({ thread: { head, number } }: { thread: Thread }) {
  const { desk } = useDesk()
  const at = usePlace([head.x ?? 0, head.y ?? 0])
  const chosen = useValue(() => isAt(desk.comments.get(), head.id))
  return (
    <button
      type="button"
      className={classes.pin}
      style={at}
      data-resolved={head.resolvedAt !== null || undefined}
      aria-pressed={chosen}
      aria-label={`Comment ${number} by ${head.authorName}: ${head.body}`}
      title={`${head.authorName}: ${head.body}`}
      onClick={() => desk.comments.set(chosen ? { at: 'nothing' } : { at: 'thread', id: head.id })}
    >
      {number}
    </button>
  )
}

function NewPin({ place }: { place: readonly [number, number] }) {
  return (
    <span className={classes.pin} data-new style={usePlace(place)} aria-hidden>
      <IconPlus size={14} />
    </span>
  )
}

/** Where a place of the picture lies in the view. */
function usePlace([x, y]: readonly [number, number]): { transform: string } {
  const { camera } = useDesk().desk.editor
  const view = useValue(() => camera.view.get())
  return { transform: `translate(${view.x + x * view.scale}px, ${view.y + y * view.scale}px)` }
}
