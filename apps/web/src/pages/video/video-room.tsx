import type { ActivityType, FrameTimes, Project, Video } from '@gesso/client'
import { Alert } from '@mantine/core'
import { useDisclosure, useDocumentTitle } from '@mantine/hooks'
import { useEffect, useMemo } from 'react'
import type { ImageFilter } from '../../data/image-filter.ts'
import { useMay } from '../../data/me.ts'
import { PlayerBar } from './player-bar.tsx'
import { showing } from './scale.ts'
import { SidePanel } from './side-panel.tsx'
import { Timeline } from './timeline.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeys } from './use-keys.ts'
import { useWork } from './use-work.ts'
import { videoCommands } from './video-commands.ts'
import { VideoHelp } from './video-help.tsx'
import classes from './video-room.module.css'

interface VideoRoomProps {
  readonly project: Project
  readonly video: Video
  readonly times: FrameTimes
  readonly activityTypes: readonly ActivityType[]
  /** the filter of the list one came from */
  readonly filter: ImageFilter
}

/** The player, the timeline below it, and what belongs to a segment beside it. */
export function VideoRoom({ project, video, times, activityTypes, filter }: VideoRoomProps) {
  useDocumentTitle(`${video.name} – Gesso`)
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const work = useWork(video, times, activityTypes)
  const types = useMemo(() => new Map(activityTypes.map(type => [type.id, type])), [activityTypes])
  const [helping, help] = useDisclosure(false)
  const groups = videoCommands(work, activityTypes, mayEdit, help.open)
  useKeys(groups.flatMap(({ commands }) => commands))
  const { player, view, setView, nowMs, durationMs } = work
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view follows the frame, and is else left where it is
  useEffect(() => setView(showing(view, nowMs, durationMs)), [nowMs])
  return (
    <div className={classes.room}>
      <TopBar
        project={project}
        video={video}
        filter={filter}
        work={work}
        mayEdit={mayEdit}
        openHelp={help.open}
      />
      <main className={classes.main}>
        <div className={classes.stage}>
          {/* biome-ignore lint/a11y/useMediaCaption: videos to be labelled come without captions */}
          <video
            ref={player.video}
            className={classes.video}
            src={video.playUrl ?? undefined}
            poster={video.posterUrl ?? undefined}
            preload="auto"
            playsInline
            aria-label={video.name}
            onClick={player.toggle}
          />
          {(player.problem ?? video.problem) && (
            <Alert className={classes.problem ?? ''} color={player.problem ? 'red' : 'yellow'}>
              {player.problem ?? video.problem}
            </Alert>
          )}
        </div>
        <PlayerBar work={work} />
        <Timeline
          segments={work.edits.segments}
          types={types}
          chosenId={work.chosen?.id ?? null}
          nowMs={nowMs}
          markMs={work.markMs}
          view={view}
          setView={setView}
          durationMs={durationMs}
          mayEdit={mayEdit}
          newSegment={work.newSegment}
          snap={work.snap}
          seek={work.seek}
          choose={work.choose}
          keep={work.keep}
        />
      </main>
      <SidePanel
        project={project}
        videoId={video.id}
        work={work}
        activityTypes={activityTypes}
        types={types}
        mayEdit={mayEdit}
      />
      <VideoHelp opened={helping} onClose={help.close} groups={groups} />
    </div>
  )
}
