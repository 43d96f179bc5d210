import type { Image, Project } from '@gesso/client'
import { useElementSize } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { labelClassesQuery } from '../../data/label-classes.ts'
import { usePreviews } from '../../data/previews.ts'
import { useStatuses } from '../../data/statuses.ts'
import { tagClassesQuery } from '../../data/tags.ts'
import type { Selection } from '../../panels/use-selection.ts'
import { gridKeyDown } from './grid-keys.ts'
import { ImageCard } from './image-card.tsx'
import classes from './image-grid.module.css'
import { rememberedOffset, useRememberedOffset } from './remembered-offset.ts'
import { useCardFocus } from './use-card-focus.ts'

interface ImageGridProps {
  readonly project: Project
  readonly images: readonly Image[]
  /** how many there are under the filter, read or not */
  readonly total: number
  readonly selection: Selection<Image>
  readonly readMore: () => void
}

const cardWidth = 200
const gap = 12
const captionHeight = 46

/** Thumbnails with their labels; only rows in sight exist. */
export function ImageGrid({ project, images, total, selection, readMore }: ImageGridProps) {
  const list = useLocation({ select: ({ href }) => href })
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize<HTMLDivElement>()
  const columns = Math.max(1, Math.floor((width + gap) / (cardWidth + gap)))
  const pictureHeight = Math.round((((width || cardWidth) - gap * (columns - 1)) / columns) * 0.72)
  const rowHeight = pictureHeight + captionHeight + gap
  const rows = useVirtualizer({
    count: Math.ceil(images.length / columns),
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
  const visible = useMemo(() => images.slice(first, end), [images, first, end])
  const nearEnd = end + columns * 6 >= images.length
  useEffect(() => {
    if (nearEnd && images.length < total) readMore()
  })

  const previews = usePreviews(visible)
  const { data: labelClasses } = useQuery(labelClassesQuery(project.id))
  const { data: tagClasses } = useQuery(tagClassesQuery(project.id))
  const colours = useMemo(() => new Map(labelClasses?.map(({ id, color }) => [id, color])), [labelClasses])
  const tagNames = useMemo(() => new Map(tagClasses?.map(({ id, name }) => [id, name])), [tagClasses])
  const { lookOf } = useStatuses(project.id)
  useRememberedOffset(list, scroller)
  const focus = useCardFocus(scroller)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys reach it from the cards, which have the focus
    <div
      ref={scroller}
      className={classes.scroller}
      tabIndex={-1}
      onKeyDown={event =>
        gridKeyDown(event, { images, columns, selection, focus, showRow: row => rows.scrollToIndex(row) })
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rows lie between the list and its items */}
      <div
        ref={measured}
        role="list"
        aria-label="Images"
        className={classes.rows}
        style={{ height: rows.getTotalSize() }}
      >
        {width > 0 &&
          shown.map(row => (
            <div
              key={row.key}
              className={classes.row}
              style={{
                transform: `translateY(${row.start}px)`,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              }}
            >
              {images.slice(row.index * columns, (row.index + 1) * columns).map((image, column) => (
                <ImageCard
                  key={image.id}
                  image={image}
                  place={row.index * columns + column}
                  total={total}
                  pictureHeight={pictureHeight}
                  labels={previews.get(image.id)}
                  colours={colours}
                  tagNames={tagNames}
                  lookOf={lookOf}
                  selection={selection}
                />
              ))}
            </div>
          ))}
      </div>
    </div>
  )
}
