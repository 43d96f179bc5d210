import type { Image, ImagePage } from '@gesso/client'
import type { MediaStatus } from '@gesso/core'
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from './client.ts'
import { type ImageFilter, queryOfFilter } from './image-filter.ts'
import { inTurns } from './in-turns.ts'

const pageSize = 120

/** The images of a project under a filter, in their order, page after page. */
export const imagesQuery = (projectId: string, filter: ImageFilter) =>
  infiniteQueryOptions({
    queryKey: ['images', projectId, filter],
    queryFn: ({ pageParam, signal }) =>
      api.listImages(
        {
          params: { projectId },
          query: { ...queryOfFilter(filter), cursor: pageParam ?? undefined, limit: pageSize },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    // Reading again means reading every page that was scrolled past.
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  })

/** One image. */
export const imageQuery = (imageId: string) =>
  queryOptions({
    queryKey: ['image', imageId],
    queryFn: ({ signal }) => api.getImage({ params: { imageId } }, signal),
  })

/** Reads an image again, e.g. because its links have expired; answers it as it was when that fails too. */
export function useReadImageAgain(): (image: Image) => Promise<Image> {
  const cache = useQueryClient()
  return useCallback(
    image => cache.fetchQuery({ ...imageQuery(image.id), staleTime: 0 }).catch(() => image),
    [cache],
  )
}

/** The images around one in a filtered list. */
export const neighboursQuery = (imageId: string, filter: ImageFilter) =>
  queryOptions({
    queryKey: ['neighbours', imageId, filter],
    queryFn: ({ signal }) =>
      api.getNeighbours({ params: { imageId }, query: { ...queryOfFilter(filter), count: 3 } }, signal),
  })

/** Sets the status of images, a few at a time; answers how many were refused and why. */
export function useSetStatus(projectId: string) {
  return useEachImage(projectId, async (cache, imageId: string, status: MediaStatus) =>
    keepImage(cache, await api.setImageStatus({ params: { imageId }, body: { status } })),
  )
}

/** Adds and removes tags of images. */
export function useEditTags(projectId: string) {
  return useEachImage(
    projectId,
    async (cache, imageId: string, tags: { add?: readonly string[]; remove?: readonly string[] }) => {
      const now = await api.editImageTags({ params: { imageId }, body: tags })
      changeImage(cache, imageId, { tagIds: now.map(tag => tag.tagClassId) })
    },
  )
}

/** Makes images of URLs, a few at a time; answers which were refused and why. */
export function useAddUrls(projectId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ datasetId, urls }: { datasetId: string; urls: readonly string[] }) =>
      inTurns(urls, 4, url => api.createImage({ params: { projectId }, body: { datasetId, url } })),
    onSettled: () => refreshImages(cache, projectId),
  })
}

/** Deletes images with their labels. */
export function useDeleteImages(projectId: string) {
  return useEachImage(projectId, async (_cache, imageId: string, _: undefined) =>
    api.deleteImage({ params: { imageId } }),
  )
}

/** Reads the lists and counts of a project again. */
export async function refreshImages(cache: QueryClient, projectId: string): Promise<void> {
  const keys = [
    ['images', projectId],
    ['datasets', projectId],
    ['project', projectId],
    ['projects'],
    ['neighbours'],
  ]
  await Promise.all(keys.map(queryKey => cache.invalidateQueries({ queryKey })))
}

/** Puts an image as the server now has it wherever it is shown. */
function keepImage(cache: QueryClient, image: Image): void {
  cache.setQueryData(imageQuery(image.id).queryKey, image)
  changeImage(cache, image.id, image)
}

function changeImage(cache: QueryClient, imageId: string, change: Partial<Image>): void {
  const changed = (image: Image) => (image.id === imageId ? { ...image, ...change } : image)
  cache.setQueryData(imageQuery(imageId).queryKey, image => image && changed(image))
  cache.setQueriesData<InfiniteData<ImagePage>>(
    { queryKey: ['images'] },
    list => list && { ...list, pages: list.pages.map(page => ({ ...page, items: page.items.map(changed) })) },
  )
}

function useEachImage<I>(
  projectId: string,
  edit: (cache: QueryClient, imageId: string, input: I) => Promise<void>,
) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ imageIds, input }: { imageIds: readonly string[]; input: I }) =>
      inTurns(imageIds, 4, imageId => edit(cache, imageId, input)),
    onSettled: () => refreshImages(cache, projectId),
  })
}
