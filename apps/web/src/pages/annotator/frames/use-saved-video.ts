import type { Project, Video } from '@gesso/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useValue } from '../../../data/use-value.ts'
import { videoQuery } from '../../../data/videos.ts'
import type { Desk } from '../desk/desk.ts'

/**
 * Marks the lists of a project as old whenever edits were saved, and reads the video again once the first label on it may
 * have changed its status.
 */
export function useSavedVideo(desk: Desk, project: Project, video: Video): void {
  const cache = useQueryClient()
  const saved = useValue(() => desk.sync.state.get().at === 'saved')
  const labelled = useValue(() => desk.editor.document.allKept().length > 0)
  const statusIsOld = saved && labelled && video.status === 'NEW'
  useEffect(() => {
    if (!saved) return
    for (const queryKey of [['videos', project.id], ['project', project.id], ['projects']])
      void cache.invalidateQueries({ queryKey, refetchType: 'none' })
  }, [cache, project.id, saved])
  useEffect(() => {
    if (statusIsOld) void cache.invalidateQueries(videoQuery(video.id))
  }, [cache, video.id, statusIsOld])
}
