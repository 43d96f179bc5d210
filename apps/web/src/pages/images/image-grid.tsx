import type { Image, Project } from '@gesso/client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { labelClassesQuery } from '../../data/label-classes.ts'
import { usePreviews } from '../../data/previews.ts'
import { useStatuses } from '../../data/statuses.ts'
import { tagClassesQuery } from '../../data/tags.ts'
import type { Selection } from '../../panels/use-selection.ts'
import { CardRows } from './card-rows.tsx'
import { ImageCard } from './image-card.tsx'
import { useCardGrid } from './use-card-grid.ts'

interface ImageGridProps {
  readonly project: Project
  readonly images: readonly Image[]
  /** how many there are under the filter, read or not */
  readonly total: number
  readonly selection: Selection<Image>
  readonly readMore: () => void
}

const size = { cardWidth: 200, captionHeight: 46, shape: 0.72 }

/** Thumbnails with their labels; only rows in sight exist. */
export function ImageGrid({ project, images, total, selection, readMore }: ImageGridProps) {
  const grid = useCardGrid({ items: images, total, selection, readMore, ...size })
  const previews = usePreviews(grid.visible)
  const { data: labelClasses } = useQuery(labelClassesQuery(project.id))
  const { data: tagClasses } = useQuery(tagClassesQuery(project.id))
  const colours = useMemo(() => new Map(labelClasses?.map(({ id, color }) => [id, color])), [labelClasses])
  const tagNames = useMemo(() => new Map(tagClasses?.map(({ id, name }) => [id, name])), [tagClasses])
  const { lookOf } = useStatuses(project.id)
  return (
    <CardRows grid={grid} name="Images">
      {(image, place) => (
        <ImageCard
          key={image.id}
          image={image}
          place={place}
          total={total}
          pictureHeight={grid.pictureHeight}
          labels={previews.get(image.id)}
          colours={colours}
          tagNames={tagNames}
          lookOf={lookOf}
          selection={selection}
        />
      )}
    </CardRows>
  )
}
