import type { Frame, Project, Video } from '@gesso/client'
import { useDocumentTitle } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { framesQuery } from '../../../data/frames.ts'
import type { ImageFilter } from '../../../data/image-filter.ts'
import { useMay } from '../../../data/me.ts'
import { AllMediaLink } from '../../../panels/all-media-link.tsx'
import { TopBar } from '../bar/top-bar.tsx'
import { CanvasArea } from '../canvas-area.tsx'
import { useCommentCommands } from '../comments/use-comment-commands.ts'
import type { Desk } from '../desk/desk.ts'
import type { OnDesk } from '../desk/desk-context.ts'
import { DeskProvider } from '../desk/desk-provider.tsx'
import { tellVideo } from '../desk/transport.ts'
import { CommandPalette } from '../help/command-palette.tsx'
import { HelpSheet } from '../help/help-sheet.tsx'
import { useDialogs } from '../help/use-dialogs.ts'
import { EndForms } from '../job/end-forms.tsx'
import { JobBar } from '../job/job-bar.tsx'
import { useJob } from '../job/job-context.ts'
import { SidePanel } from '../side/side-panel.tsx'
import { ToolBar } from '../tools/tool-bar.tsx'
import classes from './frames.module.css'
import { Timeline } from './timeline.tsx'
import { usePlay } from './use-play.ts'
import { useSavedVideo } from './use-saved-video.ts'
import { useVideoCommands } from './use-video-commands.ts'

interface FrameAnnotatorProps {
  readonly desk: Desk
  readonly project: Project
  readonly video: Video
  readonly frames: readonly Frame[]
  /** of the list one came from */
  readonly filter: ImageFilter
}

/** The annotator on a video that is made of pictures: as on an image, with a timeline of its tracks. */
export function FrameAnnotator({ desk, project, video, frames, filter }: FrameAnnotatorProps) {
  const dialogs = useDialogs()
  const job = useJob()
  const working = job?.standing.at === 'mine'
  const retry = useLaidFrames(desk, project, video, frames)
  const on = useMemo<OnDesk>(() => {
    const { id, name, width, height, status } = video
    const image = { id, name, width: width ?? 0, height: height ?? 0, status, tagIds: [] }
    return { image, frames, retry }
  }, [video, frames, retry])
  useSavedVideo(desk, project, video)
  useVideoCommands({ desk, project, video, filter, dialogs, working })
  usePlay(desk, frames, video.frameRate)
  useCommentCommands({ desk, project, ...on })
  useDocumentTitle(`${video.name} – Gesso`)
  return (
    <DeskProvider desk={desk} project={project} on={on}>
      <div className={classes.room} data-job={job !== null || undefined}>
        <TopBar label="Video" working={working}>
          <AllMediaLink project={project} filter={filter} noun="media" />
        </TopBar>
        <JobBar />
        <ToolBar />
        <CanvasArea />
        <SidePanel />
        <Timeline />
      </div>
      <EndForms />
      <HelpSheet opened={dialogs.open === 'help'} onClose={dialogs.close} />
      <CommandPalette opened={dialogs.open === 'palette'} onClose={dialogs.close} />
    </DeskProvider>
  )
}

/** Keeps the video of the page on the desk. @returns lays it out anew, with its links as they are now */
function useLaidFrames(desk: Desk, project: Project, video: Video, frames: readonly Frame[]) {
  const cache = useQueryClient()
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const mayEditLocked = useMay(project.workspaceId, 'edit locked labels')
  const { id, width, height } = video
  const image = useMemo(() => {
    const known = { width: width ?? 1, height: height ?? 1 }
    return { id, ...known, displayUrl: '' }
  }, [id, width, height])
  useEffect(() => desk.editor.setMayEditLocked(mayEditLocked), [desk, mayEditLocked])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a size that is learnt on the way lays nothing out anew
  useEffect(() => {
    tellVideo(id)
    desk.lay({ image, frames, mayEdit, loaded: undefined })
    return () => desk.takeAway(id)
  }, [desk, id, frames, mayEdit])
  return useMemo(
    () => async () => {
      const fresh = await cache.fetchQuery({ ...framesQuery(id), staleTime: 0 }).catch(() => frames)
      desk.retry({ image, frames: fresh })
    },
    [cache, desk, id, image, frames],
  )
}
