import type { Project, Video } from '@gesso/client'
import { type KeyboardEvent, type UIEvent, useRef } from 'react'
import { useMay } from '../../data/me.ts'
import { useStatuses } from '../../data/statuses.ts'
import type { Selection } from '../../panels/use-selection.ts'
import { placeAfterKey } from '../images/grid-keys.ts'
import { VideoCard } from './video-card.tsx'
import classes from './video-grid.module.css'

interface VideoGridProps {
  readonly project: Project
  readonly videos: readonly Video[]
  readonly selection: Selection<Video>
  readonly readMore: () => void
}

/** How far from its end a list is read on, in CSS pixels. */
const nearEnd = 800

/** Posters with what is known of each video; arrow keys go from card to card, Space chooses, Escape lets go. */
export function VideoGrid({ project, videos, selection, readMore }: VideoGridProps) {
  const list = useRef<HTMLUListElement>(null)
  const { lookOf } = useStatuses(project.id)
  // There is nothing else yet that is done to many videos at once.
  const mayChoose = useMay(project.workspaceId, 'create jobs')
  const scroll = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: UIEvent) => {
    if (scrollTop + clientHeight + nearEnd > scrollHeight) readMore()
  }
  const keyDown = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])]
    const at = links.findIndex(link => link === event.target)
    if (event.key === 'Escape') selection.clear()
    if (at < 0) return
    const video = videos[at]
    if (event.key === ' ' && mayChoose && video) {
      event.preventDefault()
      selection.toggle(video)
    }
    const columns = links.filter(link => link.offsetTop === links[0]?.offsetTop).length
    const next = placeAfterKey(event.key, at, Math.max(1, columns), links.length)
    if (next === undefined) return
    event.preventDefault()
    links[next]?.focus()
  }
  return (
    <div className={classes.scroller} onScroll={scroll}>
      <ul ref={list} className={classes.cards} aria-label="Videos" onKeyDown={keyDown}>
        {videos.map((video, place) => (
          <VideoCard
            key={video.id}
            video={video}
            place={place}
            project={project}
            selection={mayChoose ? selection : undefined}
            look={lookOf(video.status)}
          />
        ))}
      </ul>
    </div>
  )
}
