import type { Image, Neighbours } from '@gesso/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ImageFilter } from '../../../data/image-filter.ts'
import { imageQuery, neighboursQuery } from '../../../data/images.ts'
import { labelsQuery } from '../../../data/labels.ts'
import type { Desk } from './desk.ts'
import { neighboursAfterStep } from './neighbours.ts'

/** How many on each side have their picture and labels ready. */
const preloaded = 2

/** The images before and after this one; the nearest are fetched and decoded before they are asked for. */
export function useNeighbours(desk: Desk, image: Image, filter: ImageFilter): Neighbours | undefined {
  const cache = useQueryClient()
  const last = useRef<{ readonly image: Image; readonly around: Neighbours } | null>(null)
  const { data: around } = useQuery({
    ...neighboursQuery(image.id, filter),
    placeholderData: () =>
      last.current ? neighboursAfterStep(last.current.around, last.current.image, image.id) : undefined,
  })
  useEffect(() => {
    if (!around) return
    last.current = { image, around }
    const near = [...around.next.slice(0, preloaded), ...around.previous.slice(0, preloaded)]
    for (const each of [...around.next, ...around.previous])
      cache.setQueryData(imageQuery(each.id).queryKey, each)
    desk.pictures.preload(near.map(({ displayUrl }) => displayUrl))
    for (const { id } of near) void cache.prefetchQuery(labelsQuery(id))
  }, [cache, desk, image, around])
  return around
}
