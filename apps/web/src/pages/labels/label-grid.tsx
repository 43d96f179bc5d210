import type { LabelClass, Project } from '@gesso/client'
import { useMemo } from 'react'
import type { Selection } from '../../panels/use-selection.ts'
import { CardRows } from '../images/card-rows.tsx'
import { useCardGrid } from '../images/use-card-grid.ts'
import { LabelCard, type LabelItem } from './label-card.tsx'
import { useLabelFilter } from './use-label-filter.ts'

interface LabelGridProps {
  readonly project: Project
  readonly items: readonly LabelItem[]
  /** how many there are under the filter, read or not */
  readonly total: number
  readonly labelClasses: readonly LabelClass[]
  readonly selection: Selection<LabelItem>
  readonly readMore: () => void
}

const size = { cardWidth: 140, captionHeight: 48, shape: 0.86 }

/** Labels cut out of their images; only rows in sight exist. */
export function LabelGrid({ project, items, total, labelClasses, selection, readMore }: LabelGridProps) {
  const { filter } = useLabelFilter()
  const grid = useCardGrid({ items, total, selection, readMore, ...size })
  const colours = useMemo(() => new Map(labelClasses.map(({ id, color }) => [id, color])), [labelClasses])
  return (
    <CardRows grid={grid} name="Labels">
      {(item, place) => (
        <LabelCard
          key={item.id}
          projectId={project.id}
          item={item}
          place={place}
          total={total}
          width={grid.width}
          pictureHeight={grid.pictureHeight}
          colours={colours}
          filter={filter}
          selection={selection}
        />
      )}
    </CardRows>
  )
}
