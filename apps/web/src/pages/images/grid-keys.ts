import type { KeyboardEvent } from 'react'
import type { Selection } from '../../panels/use-selection.ts'
import type { CardFocus } from './use-card-focus.ts'

interface GridOnScreen<T extends { readonly id: string }> {
  readonly items: readonly T[]
  readonly columns: number
  readonly selection: Selection<T>
  readonly focus: CardFocus
  showRow(row: number): void
}

/** Where an arrow key leads in a grid; undefined when it leads nowhere. */
export function placeAfterKey(
  key: string,
  place: number,
  columns: number,
  count: number,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -place,
    End: count - 1 - place,
  }
  const step = steps[key]
  const next = place + (step ?? 0)
  return step === undefined || next < 0 || next >= count || step === 0 ? undefined : next
}

/** Keys of the grid: arrows go to the next card, Space chooses, Ctrl+A all, Escape none. */
export function gridKeyDown<T extends { readonly id: string }>(
  event: KeyboardEvent<HTMLElement>,
  grid: GridOnScreen<T>,
): void {
  const { selection } = grid
  if (event.key === 'Escape') selection.clear()
  if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    selection.chooseAll()
  }
  const place = grid.focus.placeOf(event.target)
  const item = place === undefined ? undefined : grid.items[place]
  if (place === undefined || !item) return
  if (event.key === ' ') {
    event.preventDefault()
    selection.toggle(item)
  }
  const next = placeAfterKey(event.key, place, grid.columns, grid.items.length)
  if (next === undefined) return
  event.preventDefault()
  grid.showRow(Math.floor(next / grid.columns))
  grid.focus.goTo(next)
}
