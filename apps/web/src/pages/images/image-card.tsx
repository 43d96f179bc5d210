import type { Image, LabelContent } from '@gesso/client'
import { Text, Tooltip } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { memo } from 'react'
import type { Statuses } from '../../data/statuses.ts'
import { StatusBadge } from '../../panels/status-badge.tsx'
import type { Selection } from '../../panels/use-selection.ts'
import { counted } from '../../panels/words.ts'
import { CardFrame } from './card-frame.tsx'
import classes from './image-grid.module.css'
import { LabelOverlay } from './label-overlay.tsx'

interface ImageCardProps {
  readonly image: Image
  /** its place in the list, from 0 */
  readonly place: number
  readonly total: number
  /** CSS pixels */
  readonly pictureHeight: number
  readonly labels: readonly LabelContent[] | undefined
  /** by label class id */
  readonly colours: ReadonlyMap<string, string>
  /** by tag class id */
  readonly tagNames: ReadonlyMap<string, string>
  readonly lookOf: Statuses['lookOf']
  readonly selection: Selection<Image>
}

/** One image of the grid; a click opens it, with Ctrl or Shift it is chosen. */
export const ImageCard = memo(function ImageCard(props: ImageCardProps) {
  const { image, place, total, pictureHeight, labels, colours, tagNames, lookOf, selection } = props
  const tags = image.tagIds.flatMap(id => tagNames.get(id) ?? [])
  return (
    <CardFrame
      item={image}
      name={image.name}
      place={place}
      total={total}
      selection={selection}
      opens={{ projectId: image.projectId, imageId: image.id }}
      search={true}
    >
      <div className={classes.picture} style={{ height: pictureHeight }}>
        {image.thumbnailUrl ? (
          <img src={image.thumbnailUrl} alt="" loading="lazy" decoding="async" draggable={false} />
        ) : (
          <IconPhotoOff aria-hidden />
        )}
        {labels && labels.length > 0 && (
          <LabelOverlay image={image} labels={labels} colours={colours} height={pictureHeight} />
        )}
      </div>
      <Text size="sm" truncate title={image.name} className={classes.name}>
        {image.name}
      </Text>
      <div className={classes.facts}>
        <StatusBadge look={lookOf(image.status)} />
        <Tooltip label={tags.join(', ')} disabled={tags.length === 0}>
          <span className={classes.tags}>{tags.join(', ')}</span>
        </Tooltip>
        <span title={counted(image.labelCount, 'label')}>{image.labelCount}</span>
      </div>
    </CardFrame>
  )
})
