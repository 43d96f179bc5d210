import type { Video } from '@gesso/client'
import type { MediaStatus } from '@gesso/core'
import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api } from './client.ts'
import type { ImageFilter } from './image-filter.ts'
import { refreshImages } from './images.ts'

const pageSize = 60
/** How often a video that is being read is looked at. */
const readingMs = 1_500

const isRead = ({ health }: Video) => health !== 'PROCESSING'

/** The videos of a project under a filter, in their order; what is being read is followed. */
export const videosQuery = (projectId: string, filter: ImageFilter) =>
  infiniteQueryOptions({
    queryKey: ['videos', projectId, filter],
    queryFn: ({ pageParam, signal }) => {
      const { dataset: datasetId, status, class: activityTypeId, name } = filter
      const query = {
        datasetId,
        status,
        activityTypeId,
        name,
        cursor: pageParam ?? undefined,
        limit: pageSize,
      }
      return api.listVideos({ params: { projectId }, query }, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.every(page => page.items.every(isRead)) === false ? readingMs : false,
  })

/** One video; it is followed while it is being read. */
export const videoQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['video', videoId],
    queryFn: ({ signal }) => api.getVideo({ params: { videoId } }, signal),
    refetchInterval: ({ state }) => (state.data && !isRead(state.data) ? readingMs : false),
  })

/** When each frame of a video begins. */
export const frameTimesQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['frame-times', videoId],
    queryFn: ({ signal }) => api.getFrameTimes({ params: { videoId } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Sets the status of a video. */
export function useSetVideoStatus(projectId: string) {
  return useVideoChange(projectId, ({ videoId, status }: { videoId: string; status: MediaStatus }) =>
    api.setVideoStatus({ params: { videoId }, body: { status } }),
  )
}

/** Gives a video another name. */
export function useRenameVideo(projectId: string) {
  return useVideoChange(projectId, ({ videoId, name }: { videoId: string; name: string }) =>
    api.updateVideo({ params: { videoId }, body: { name } }),
  )
}

/** Has a video read once more. */
export function useReadVideoAgain(projectId: string) {
  return useVideoChange(projectId, (videoId: string) => api.readVideoAgain({ params: { videoId } }))
}

/** Deletes a video with its segments. */
export function useDeleteVideo(projectId: string) {
  return useVideoChange(projectId, async (videoId: string) => {
    await api.deleteVideo({ params: { videoId } })
    return undefined
  })
}

function useVideoChange<I>(projectId: string, mutationFn: (input: I) => Promise<Video | undefined>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: async video => {
      if (video) cache.setQueryData(videoQuery(video.id).queryKey, video)
      await refreshVideos(cache, projectId)
    },
  })
}

/** Reads the lists and counts of a project of videos again. */
export async function refreshVideos(cache: QueryClient, projectId: string): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['videos', projectId] }),
    refreshImages(cache, projectId),
  ])
}
