import type { Image, LabelContent } from '@gesso/client'
import { Checkbox, Text, Tooltip } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { type MouseEvent, memo } from 'react'
import type { Statuses } from '../../data/statuses.ts'
import { LinkArea } from '../../panels/links.tsx'
import { StatusBadge } from '../../panels/status-badge.tsx'
import type { Selection } from '../../panels/use-selection.ts'
import { counted } from '../../panels/words.ts'
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
  const chosen = selection.has(image)
  const click = (event: MouseEvent) => {
    if (event.shiftKey) selection.extendTo(image)
    else if (event.ctrlKey || event.metaKey) selection.toggle(image)
    else return
    event.preventDefault()
  }
  const tags = image.tagIds.flatMap(id => tagNames.get(id) ?? [])
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
        params={{ projectId: image.projectId, imageId: image.id }}
        search={true}
        preload={false}
        data-place={place}
        className={classes.link ?? ''}
        onClick={click}
        draggable={false}
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
      </LinkArea>
      <Checkbox
        className={classes.check ?? ''}
        size="xs"
        checked={chosen}
        tabIndex={-1}
        aria-label={`Choose ${image.name}`}
        onClick={event => event.shiftKey && selection.extendTo(image)}
        onChange={() => selection.toggle(image)}
      />
    </div>
  )
})
