import { Checkbox } from '@mantine/core'
import type { MouseEvent, ReactNode } from 'react'
import type { ImageFilter } from '../../data/image-filter.ts'
import type { LabelOfPage } from '../../data/label-filter.ts'
import { LinkArea } from '../../panels/links.tsx'
import type { Selection } from '../../panels/use-selection.ts'
import classes from './image-grid.module.css'

interface CardFrameProps<T extends { readonly id: string }> {
  readonly item: T
  /** what it is called */
  readonly name: string
  /** its place in the list, from 0 */
  readonly place: number
  readonly total: number
  readonly selection: Selection<T>
  /** the image that a click opens */
  readonly opens: { readonly projectId: string; readonly imageId: string }
  /** true: the filter of the page that the card is on */
  readonly search: true | (ImageFilter & LabelOfPage)
  readonly children: ReactNode
}

/** One card of a grid; a click opens it, with Ctrl or Shift it is chosen. */
export function CardFrame<T extends { readonly id: string }>(props: CardFrameProps<T>) {
  const { item, name, place, total, selection, opens, search, children } = props
  const chosen = selection.has(item)
  const click = (event: MouseEvent) => {
    if (event.shiftKey) selection.extendTo(item)
    else if (event.ctrlKey || event.metaKey) selection.toggle(item)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows lie between the list and its items
    <div
      role="listitem"
      aria-setsize={total}
      aria-posinset={place + 1}
      className={classes.card}
      data-chosen={chosen || undefined}
    >
      <LinkArea
        to="/projects/$projectId/images/$imageId"
        params={opens}
        search={search}
        preload={false}
        data-place={place}
        className={classes.link ?? ''}
        onClick={click}
        draggable={false}
      >
        {children}
      </LinkArea>
      <Checkbox
        className={classes.check ?? ''}
        size="xs"
        checked={chosen}
        tabIndex={-1}
        aria-label={`Choose ${name}`}
        onClick={event => event.shiftKey && selection.extendTo(item)}
        onChange={() => selection.toggle(item)}
      />
    </div>
  )
}
