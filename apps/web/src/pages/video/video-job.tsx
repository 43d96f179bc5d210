import type { Project, Video } from '@gesso/client'
import { type ReactNode, useMemo } from 'react'
import type { JobOfPage } from '../../data/job-filter.ts'
import { EndForms } from '../annotator/job/end-forms.tsx'
import { jobCommands } from '../annotator/job/job-commands.ts'
import { type AtJob, JobContext } from '../annotator/job/job-context.ts'
import { useHeldJob } from '../annotator/job/use-held-job.ts'

interface VideoJobProps {
  readonly project: Project
  readonly video: Video
  readonly page: JobOfPage
  /** Waits until the server has every edit. @throws UnsavedError */
  readonly saved: () => Promise<void>
  readonly children: ReactNode
}

/** Puts the job of a page around a video with a file of its own. */
export function VideoJob({ project, video, page, saved, children }: VideoJobProps) {
  const held = useHeldJob(page, video.id, saved)
  const at = useMemo<AtJob | null>(
    () => held && { ...held, project, commands: jobCommands(held) },
    [held, project],
  )
  return (
    <JobContext value={at}>
      {children}
      <EndForms />
    </JobContext>
  )
}
