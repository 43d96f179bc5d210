import type { ListedLabel } from '@gesso/client'
import { Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { memo } from 'react'
import type { LabelFilter } from '../../data/label-filter.ts'
import { imagesOfLabels } from '../../data/label-filter.ts'
import type { Selection } from '../../panels/use-selection.ts'
import { CardFrame } from '../images/card-frame.tsx'
import grid from '../images/image-grid.module.css'
import { LabelCrop } from './label-crop.tsx'
import classes from './labels-page.module.css'

/** A label of a list, with an id to be chosen by. */
export interface LabelItem extends ListedLabel {
  readonly id: string
}

interface LabelCardProps {
  readonly projectId: string
  readonly item: LabelItem
  /** its place in the list, from 0 */
  readonly place: number
  readonly total: number
  /** CSS pixels */
  readonly width: number
  readonly pictureHeight: number
  /** by label class id */
  readonly colours: ReadonlyMap<string, string>
  readonly filter: LabelFilter
  readonly selection: Selection<LabelItem>
}

/** One label of the grid; a click opens its image at it, with Ctrl or Shift it is chosen. */
export const LabelCard = memo(function LabelCard(props: LabelCardProps) {
  const { projectId, item, place, total, width, pictureHeight, colours, filter, selection } = props
  const { label, className, imageName, imageId } = item
  return (
    <CardFrame
      item={item}
      name={`${className} on ${imageName}`}
      place={place}
      total={total}
      selection={selection}
      opens={{ projectId, imageId }}
      search={{ ...imagesOfLabels(filter), label: item.id }}
    >
      <LabelCrop listed={item} width={width - 2} height={pictureHeight} colours={colours} />
      <div className={`${grid.facts} ${classes.facts}`}>
        <span className={classes.swatch} style={{ background: colours.get(label.classId)?.slice(0, 7) }} />
        <Text size="sm" truncate c="var(--mantine-color-text)" title={className}>
          {className}
        </Text>
        {label.locked && <IconLock size={13} aria-label="locked" />}
      </div>
      <div className={grid.facts}>
        <span className={classes.name} title={imageName}>
          {imageName}
        </span>
      </div>
    </CardFrame>
  )
})
