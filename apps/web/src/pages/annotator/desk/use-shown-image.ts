import type { Image } from '@gesso/client'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { labelsQuery } from '../../../data/labels.ts'
import type { Desk } from './desk.ts'

/**
 * Keeps the image of the page on the desk.
 * @returns lays another one out at once, ahead of its page
 */
export function useShownImage(desk: Desk, image: Image, mayEdit: boolean): (next: Image) => void {
  const cache = useQueryClient()
  const lay = useCallback(
    (next: Image) => {
      const loaded = cache.getQueryData(labelsQuery(next.id).queryKey)
      desk.lay({ image: next, mayEdit, loaded })
    },
    [cache, desk, mayEdit],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: status, tags and links of an image change while it lies there
  useEffect(() => {
    lay(image)
    return () => desk.takeAway(image.id)
  }, [desk, lay, image.id])
  return lay
}
