import type { Project } from '@gesso/client'
import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import type { JobOfPage } from '../../../data/job-filter.ts'
import type { Desk } from '../desk/desk.ts'
import { allSaved } from './all-saved.ts'
import { differenceCommands } from './difference/difference-commands.ts'
import { useDifference } from './difference/use-difference.ts'
import { jobCommands } from './job-commands.ts'
import { type AtJob, JobContext } from './job-context.ts'
import { useHeldJob } from './use-held-job.ts'

interface JobProviderProps {
  readonly desk: Desk
  readonly project: Project
  readonly page: JobOfPage
  readonly mediaId: string
  readonly children: ReactNode
}

/** Puts the job of a page around the annotator, and gives the editor its commands. */
export function JobProvider({ desk, project, page, mediaId, children }: JobProviderProps) {
  const saved = useCallback(() => allSaved(desk.sync.state), [desk])
  const held = useHeldJob(page, mediaId, saved)
  const difference = useDifference(desk, held?.job)
  const at = useMemo<AtJob | null>(() => {
    if (!held) return null
    const commands = [...jobCommands(held), ...differenceCommands(desk, difference)]
    return { ...held, project, commands, difference }
  }, [desk, difference, held, project])
  useEffect(() => at?.commands && desk.editor.commands.add(at.commands), [desk, at?.commands])
  return <JobContext value={at}>{children}</JobContext>
}
