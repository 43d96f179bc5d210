import type { Image, LabelContent } from '@gesso/client'
import { useQueries } from '@tanstack/react-query'
import { api } from './client.ts'
import { gathering } from './gathering.ts'

const none: readonly LabelContent[] = []

/** Images that come into sight within this time are asked for together. */
const gatherMs = 40
const maxImagesPerRequest = 100

const loaders = new Map<string, (imageId: string) => Promise<readonly LabelContent[]>>()

/** The labels to draw on thumbnails, by image; those that are not there yet are missing. */
export function usePreviews(images: readonly Image[]): ReadonlyMap<string, readonly LabelContent[]> {
  return useQueries({
    queries: images.map(image => ({
      // The revision stands in the key: labels that changed are read again, others never.
      queryKey: ['preview', image.id, image.revision],
      queryFn: () => (image.labelCount === 0 ? none : loaderOf(image.projectId)(image.id)),
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    })),
    combine: results => {
      const found = new Map<string, readonly LabelContent[]>()
      for (const [index, { data }] of results.entries()) {
        const image = images[index]
        if (image && data) found.set(image.id, data)
      }
      return found
    },
  })
}

function loaderOf(projectId: string): (imageId: string) => Promise<readonly LabelContent[]> {
  const known = loaders.get(projectId)
  if (known) return known
  const loader = gathering(gatherMs, maxImagesPerRequest, async (imageIds: readonly string[]) => {
    const previews = await api.previewLabels({ params: { projectId }, query: { imageId: imageIds } })
    const byImage = new Map(previews.map(preview => [preview.imageId, preview.labels]))
    return imageIds.map(id => byImage.get(id) ?? none)
  })
  loaders.set(projectId, loader)
  return loader
}
