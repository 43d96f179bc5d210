import type { Frame } from '@gesso/client'
import type { Size } from '@gesso/core'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

const pageSize = 500
/** Links open for a day; whoever sits longer on a video reads them again. */
const freshMs = 60 * 60 * 1000

/** All frames of a video that is made of pictures, in their order. */
export const framesQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['frames', videoId],
    queryFn: async ({ signal }) => {
      const frames: Frame[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: pageSize, cursor }
        const page = await api.listFrames({ params: { videoId }, query }, signal)
        frames.push(...page.items)
        cursor = page.next
      }
      return frames
    },
    staleTime: freshMs,
  })

/** Tells the server how large a frame is that it has not seen itself. */
export async function tellFrameSize(videoId: string, place: number, { width, height }: Size): Promise<void> {
  await api.noteFrameSizes({ params: { videoId }, body: { sizes: [{ place, width, height }] } })
}
