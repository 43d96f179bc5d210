import type { Project, Video } from '@gesso/client'
import { Checkbox, Progress, Text } from '@mantine/core'
import { IconMovie, IconMovieOff } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { LinkArea } from '../../panels/links.tsx'
import { StatusBadge } from '../../panels/status-badge.tsx'
import type { Selection } from '../../panels/use-selection.ts'
import { counted } from '../../panels/words.ts'
import type { StatusLook } from '../../theme/statuses.ts'
import { clockOf } from './clock-of.ts'
import classes from './video-grid.module.css'
import { VideoMenu } from './video-menu.tsx'

interface VideoCardProps {
  readonly video: Video
  /** its place in the list, from 0 */
  readonly place: number
  readonly project: Project
  readonly look: StatusLook
  /** left out for those who may do nothing to many at once */
  readonly selection: Selection<Video> | undefined
}

/** One video of the grid: its poster and length, or how far it is read, or what is wrong with it. */
export function VideoCard({ video, place, project, look, selection }: VideoCardProps) {
  const chosen = selection?.has(video) ?? false
  const click = (event: MouseEvent) => {
    if (event.shiftKey) selection?.extendTo(video)
    else if (event.ctrlKey || event.metaKey) selection?.toggle(video)
    else return
    if (selection) event.preventDefault()
  }
  return (
    <li className={classes.card} data-chosen={chosen || undefined}>
      <LinkArea
        to="/projects/$projectId/videos/$videoId"
        params={{ projectId: video.projectId, videoId: video.id }}
        search={true}
        preload={false}
        data-place={place}
        className={classes.link ?? ''}
        onClick={click}
      >
        <div className={classes.poster}>
          <Poster video={video} />
          {video.durationMs !== null && <span className={classes.duration}>{clockOf(video.durationMs)}</span>}
        </div>
        <Text size="sm" truncate title={video.name} className={classes.name}>
          {video.name}
        </Text>
        <div className={classes.facts}>
          <StatusBadge look={look} />
          <span>{factOf(video)}</span>
        </div>
        {video.problem && (
          <Text component="div" lineClamp={3} title={video.problem} className={classes.problem}>
            {video.problem}
          </Text>
        )}
      </LinkArea>
      {selection && (
        <Checkbox
          className={classes.check ?? ''}
          size="xs"
          checked={chosen}
          tabIndex={-1}
          aria-label={`Choose ${video.name}`}
          onClick={event => event.shiftKey && selection.extendTo(video)}
          onChange={() => selection.toggle(video)}
        />
      )}
      <VideoMenu video={video} project={project} />
    </li>
  )
}

function Poster({ video }: { video: Video }) {
  if (video.health === 'PROCESSING')
    return (
      <div className={classes.reading}>
        <span>Reading the video</span>
        <Progress
          w="100%"
          size="sm"
          aria-label={`Reading ${video.name}`}
          animated={video.progress === null}
          value={video.progress === null ? 100 : video.progress * 100}
        />
      </div>
    )
  if (video.posterUrl) return <img src={video.posterUrl} alt="" loading="lazy" decoding="async" />
  const Icon = video.health === 'ERROR' ? IconMovieOff : IconMovie
  return <Icon size={30} stroke={1.5} aria-hidden />
}

function factOf({ madeOfFrames, durationFrames, segmentCount }: Video): string {
  if (!madeOfFrames) return counted(segmentCount, 'segment')
  return durationFrames === null ? 'pictures' : counted(durationFrames, 'frame')
}
