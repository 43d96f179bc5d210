import type { Image, Project } from '@gesso/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { imageQuery } from '../../../data/images.ts'
import { useValue } from '../../../data/use-value.ts'
import type { Desk } from './desk.ts'

/**
 * Marks the lists of a project as old whenever edits were saved, so that they are read again when they are seen; reads
 * the image itself again once the first label on it, by whomever, may have changed its status.
 */
export function useSavedImages(desk: Desk, project: Project, image: Image): void {
  const cache = useQueryClient()
  const saved = useValue(() => desk.sync.state.get().at === 'saved')
  const labelled = useValue(() => desk.editor.document.labels().length > 0)
  const statusIsOld = saved && labelled && image.status === 'NEW'
  useEffect(() => {
    if (!saved) return
    for (const queryKey of [['images', project.id], ['labels'], ['project', project.id], ['projects']])
      void cache.invalidateQueries({ queryKey, refetchType: 'none' })
  }, [cache, project.id, saved])
  useEffect(() => {
    if (statusIsOld) void cache.invalidateQueries(imageQuery(image.id))
  }, [cache, image.id, statusIsOld])
}
