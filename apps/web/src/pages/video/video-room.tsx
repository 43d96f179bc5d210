import type { ActivityType, FrameTimes, Project, Video } from '@gesso/client'
import { Alert } from '@mantine/core'
import { useDisclosure, useDocumentTitle } from '@mantine/hooks'
import { useEffect, useMemo } from 'react'
import type { ImageFilter } from '../../data/image-filter.ts'
import type { JobOfPage } from '../../data/job-filter.ts'
import { useMay } from '../../data/me.ts'
import { JobBar } from '../annotator/job/job-bar.tsx'
import { useJob } from '../annotator/job/job-context.ts'
import { asVideoCommand, isKeyed } from './commands.ts'
import { PlayerBar } from './player-bar.tsx'
import { showing } from './scale.ts'
import { SidePanel } from './side-panel.tsx'
import { Timeline } from './timeline.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeys } from './use-keys.ts'
import { useSavedEdits } from './use-saved-edits.ts'
import { useWork, type Work } from './use-work.ts'
import { videoCommands } from './video-commands.ts'
import { VideoHelp } from './video-help.tsx'
import { VideoJob } from './video-job.tsx'
import classes from './video-room.module.css'

interface VideoRoomProps {
  readonly project: Project
  readonly video: Video
  readonly times: FrameTimes
  readonly activityTypes: readonly ActivityType[]
  /** the filter of the list one came from */
  readonly filter: ImageFilter
  /** the job for which it was opened */
  readonly job: JobOfPage
}

/** The player, the timeline below it, and what belongs to a segment beside it. */
export function VideoRoom({ times, job, ...room }: VideoRoomProps) {
  const { project, video, activityTypes } = room
  useDocumentTitle(`${video.name} – Gesso`)
  const work = useWork(video, times, activityTypes)
  const saved = useSavedEdits(work.edits)
  return (
    <VideoJob project={project} video={video} page={job} saved={saved}>
      <Room {...room} work={work} />
    </VideoJob>
  )
}

type RoomProps = Omit<VideoRoomProps, 'times' | 'job'> & { readonly work: Work }

function Room({ project, video, activityTypes, filter, work }: RoomProps) {
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const job = useJob()
  const types = useMemo(() => new Map(activityTypes.map(type => [type.id, type])), [activityTypes])
  const [helping, help] = useDisclosure(false)
  const groups = [
    ...videoCommands(work, activityTypes, mayEdit, help.open),
    ...(job ? [{ group: 'Job', commands: job.commands.filter(isKeyed).map(asVideoCommand) }] : []),
  ]
  useKeys(groups.flatMap(({ commands }) => commands))
  const { player, view, setView, nowMs, durationMs } = work
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view follows the frame, and is else left where it is
  useEffect(() => setView(showing(view, nowMs, durationMs)), [nowMs])
  return (
    <div className={classes.room} data-job={job !== null || undefined}>
      <TopBar
        project={project}
        video={video}
        filter={filter}
        work={work}
        mayEdit={mayEdit}
        openHelp={help.open}
      />
      <JobBar />
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
