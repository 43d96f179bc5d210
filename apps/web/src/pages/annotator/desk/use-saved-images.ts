import type { Project } from '@gesso/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useValue } from '../../../data/use-value.ts'
import type { Desk } from './desk.ts'

/** Marks the lists of a project as old whenever edits were saved, so that they are read again when they are seen. */
export function useSavedImages(desk: Desk, project: Project): void {
  const cache = useQueryClient()
  const saved = useValue(() => desk.sync.state.get().at === 'saved')
  useEffect(() => {
    if (!saved) return
    for (const queryKey of [['images', project.id], ['labels'], ['project', project.id], ['projects']])
      void cache.invalidateQueries({ queryKey, refetchType: 'none' })
  }, [cache, project.id, saved])
}
