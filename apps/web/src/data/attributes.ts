import type { Api, Attribute } from '@gesso/client'
import type { AttributeValues } from '@gesso/core'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'

/** The attributes of a project, in their order. */
export const attributesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['attributes', projectId],
    queryFn: ({ signal }) => api.listAttributes({ params: { projectId } }, signal),
  })

/** What may be said about an attribute. */
export type AttributeFields = Parameters<Api['updateAttribute']>[0]['body']

/** An attribute to make or to change, and the label classes that it is to belong to. */
interface SavedAttribute {
  /** undefined: a new one */
  readonly before: Attribute | undefined
  readonly fields: AttributeFields & Pick<Attribute, 'name' | 'type'>
  readonly classIds: readonly string[]
}

/** Makes or changes an attribute, and links it to its classes. */
export function useSaveAttribute(projectId: string) {
  return useAttributeChange(projectId, async ({ before, fields, classIds }: SavedAttribute) => {
    const params = { projectId }
    const saved = before
      ? await api.updateAttribute({ params: { attributeId: before.id }, body: fields })
      : await api.createAttribute({ params, body: fields })
    const linked = saved.links.map(link => link.classId)
    const linkTo = (classId: string) => ({ attributeId: saved.id, classId })
    const add = classIds.filter(id => !linked.includes(id)).map(linkTo)
    const remove = linked.filter(id => !classIds.includes(id)).map(linkTo)
    if (add.length + remove.length > 0) await api.editAttributeLinks({ params, body: { add, remove } })
  })
}

/** Gives an attribute another place among the others. */
export function useMoveAttribute(projectId: string) {
  return useAttributeChange(projectId, ({ id, norder }: { id: string; norder: number }) =>
    api.updateAttribute({ params: { attributeId: id }, body: { norder } }),
  )
}

/** Says that an attribute that came with a job is right. */
export function useConfirmAttribute(projectId: string) {
  return useAttributeChange(projectId, (attributeId: string) =>
    api.updateAttribute({ params: { attributeId }, body: { isNew: false } }),
  )
}

/** Deletes an attribute with all its values. */
export function useDeleteAttribute(projectId: string) {
  return useAttributeChange(projectId, (attributeId: string) =>
    api.deleteAttribute({ params: { attributeId } }),
  )
}

function useAttributeChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    // Also after a failure: it may have been made, and only not linked.
    onSettled: () => cache.invalidateQueries({ queryKey: ['attributes', projectId] }),
  })
}

/** The saving of values, to be waited for. */
export const valuesMutation = { mutationKey: ['own-values'] } as const

/** What has values of its own, beside labels. */
export type Holder = 'image' | 'video' | 'segment'

const ownValues: Readonly<
  Record<
    Holder,
    {
      read(id: string, signal: AbortSignal): Promise<{ readonly values: AttributeValues }>
      write(id: string, body: ValuesEdit): Promise<unknown>
    }
  >
> = {
  image: {
    read: (imageId, signal) => api.getImageAttributes({ params: { imageId } }, signal),
    write: (imageId, body) => api.setImageAttributes({ params: { imageId }, body }),
  },
  video: {
    read: (videoId, signal) => api.getVideoAttributes({ params: { videoId } }, signal),
    write: (videoId, body) => api.setVideoAttributes({ params: { videoId }, body }),
  },
  segment: {
    read: (segmentId, signal) => api.getSegmentAttributes({ params: { segmentId } }, signal),
    write: (segmentId, body) => api.setSegmentAttributes({ params: { segmentId }, body }),
  },
}

type ValuesEdit = Parameters<Api['setImageAttributes']>[0]['body']

/** The own values of an image, a video or a segment. */
export const ownAttributesQuery = (holder: Holder, id: string) =>
  queryOptions({
    queryKey: ['own-attributes', holder, id],
    queryFn: async ({ signal }): Promise<AttributeValues> =>
      (await ownValues[holder].read(id, signal)).values,
  })

/** Sets own values of an image, a video or a segment, on the screen at once. */
export function useSetOwnAttributes(holder: Holder, id: string) {
  const cache = useQueryClient()
  const { queryKey } = ownAttributesQuery(holder, id)
  return useMutation({
    ...valuesMutation,
    mutationFn: async (values: AttributeValues) => {
      const before = cache.getQueryData(queryKey) ?? {}
      const remove = Object.keys(before).filter(key => !(key in values))
      await cache.cancelQueries({ queryKey })
      cache.setQueryData(queryKey, values)
      return ownValues[holder].write(id, { set: values, remove })
    },
    onSettled: () => cache.invalidateQueries({ queryKey }),
  })
}
