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

/** An image's own values. */
export const imageAttributesQuery = (imageId: string) =>
  queryOptions({
    queryKey: ['image-attributes', imageId],
    queryFn: async ({ signal }): Promise<AttributeValues> =>
      (await api.getImageAttributes({ params: { imageId } }, signal)).values,
  })

/** Sets an image's own values, on the screen at once. */
export function useSetImageAttributes(imageId: string) {
  const cache = useQueryClient()
  const { queryKey } = imageAttributesQuery(imageId)
  return useMutation({
    mutationFn: async (values: AttributeValues) => {
      const before = cache.getQueryData(queryKey) ?? {}
      const remove = Object.keys(before).filter(id => !(id in values))
      await cache.cancelQueries({ queryKey })
      cache.setQueryData(queryKey, values)
      return api.setImageAttributes({ params: { imageId }, body: { set: values, remove } })
    },
    onSettled: () => cache.invalidateQueries({ queryKey }),
  })
}
