import { ActionIcon } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { orderAt } from './order-at.ts'
import classes from './sortable-list.module.css'

interface Sortable {
  readonly id: string
  readonly name: string
  readonly norder: number
}

interface SortableListProps<T extends Sortable> {
  readonly label: string
  readonly items: readonly T[]
  /** left out = the order is not for this person to change */
  readonly onMove?: ((item: T, norder: number) => void) | undefined
  readonly children: (item: T, index: number) => ReactNode
}

/** A list whose order is changed by dragging, or with the arrow keys on a row's handle. */
export function SortableList<T extends Sortable>({ label, items, onMove, children }: SortableListProps<T>) {
  const [dragged, setDragged] = useState<T | null>(null)
  const [over, setOver] = useState<number | null>(null)

  const move = (item: T, to: number) => {
    const norder = orderAt(items, item, to)
    if (norder !== undefined) onMove?.(item, norder)
  }
  const stop = () => {
    setDragged(null)
    setOver(null)
  }
  const keyDown = (event: KeyboardEvent, item: T, index: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    move(item, index + step)
  }

  return (
    <ul className={classes.list} aria-label={label}>
      {items.map((item, index) => (
        <li
          key={item.id}
          className={classes.row}
          data-over={(dragged && over === index) || undefined}
          data-dragged={dragged?.id === item.id || undefined}
          draggable={onMove !== undefined}
          onDragStart={() => setDragged(item)}
          onDragEnd={stop}
          onDragOver={event => {
            if (!dragged) return
            event.preventDefault()
            setOver(index)
          }}
          onDrop={event => {
            event.preventDefault()
            if (dragged) move(dragged, index)
            stop()
          }}
        >
          {onMove && (
            <ActionIcon
              size="sm"
              className={classes.handle ?? ''}
              aria-label={`Move ${item.name}: arrow up or down`}
              onKeyDown={event => keyDown(event, item, index)}
            >
              <IconGripVertical size={15} />
            </ActionIcon>
          )}
          {children(item, index)}
        </li>
      ))}
    </ul>
  )
}
