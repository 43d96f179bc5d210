import { useElementSize } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react'
import type { Selection } from '../../panels/use-selection.ts'
import { gridKeyDown } from './grid-keys.ts'
import { rememberedOffset, useRememberedOffset } from './remembered-offset.ts'
import { useCardFocus } from './use-card-focus.ts'

interface CardGridOptions<T extends { readonly id: string }> {
  readonly items: readonly T[]
  /** how many there are under the filter, read or not */
  readonly total: number
  readonly selection: Selection<T>
  readonly readMore: () => void
  /** CSS pixels, at least */
  readonly cardWidth: number
  /** CSS pixels */
  readonly captionHeight: number
  /** height of a picture by its width */
  readonly shape: number
}

/** A grid of cards of which only those in sight exist. */
export interface CardGrid<T> {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly measured: RefObject<HTMLDivElement | null> | ((element: HTMLDivElement | null) => void)
  /** of all rows, CSS pixels */
  readonly height: number
  readonly columns: number
  /** one card's, CSS pixels; 0 until it is known */
  readonly width: number
  /** CSS pixels */
  readonly pictureHeight: number
  readonly rows: readonly VirtualItem[]
  readonly items: readonly T[]
  /** those in sight, or nearly */
  readonly visible: readonly T[]
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
}

const gap = 12

/** Lays cards out in rows, reads on towards the end, and remembers where the list was scrolled to. */
export function useCardGrid<T extends { readonly id: string }>(options: CardGridOptions<T>): CardGrid<T> {
  const { items, total, selection, readMore, cardWidth, captionHeight, shape } = options
  const list = useLocation({ select: ({ href }) => href })
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize<HTMLDivElement>()
  const columns = Math.max(1, Math.floor((width + gap) / (cardWidth + gap)))
  const ownWidth = ((width || cardWidth) - gap * (columns - 1)) / columns
  const pictureHeight = Math.round(ownWidth * shape)
  const rowHeight = pictureHeight + captionHeight + gap
  const rows = useVirtualizer({
    count: Math.ceil(items.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
    initialOffset: () => rememberedOffset(list),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useEffect(() => rows.measure(), [rowHeight, rows])

  const shown = rows.getVirtualItems()
  const first = (shown[0]?.index ?? 0) * columns
  const end = ((shown.at(-1)?.index ?? -1) + 1) * columns
  const visible = useMemo(() => items.slice(first, end), [items, first, end])
  const nearEnd = end + columns * 6 >= items.length
  useEffect(() => {
    if (nearEnd && items.length < total) readMore()
  })
  useRememberedOffset(list, scroller)
  const focus = useCardFocus(scroller)
  return {
    scroller,
    measured,
    height: rows.getTotalSize(),
    columns,
    width: width > 0 ? ownWidth : 0,
    pictureHeight,
    rows: shown,
    items,
    visible,
    onKeyDown: event =>
      gridKeyDown(event, { items, columns, selection, focus, showRow: row => rows.scrollToIndex(row) }),
  }
}
