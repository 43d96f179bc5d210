import type { Api, CustomStatus } from '@gesso/client'
import { imageStatuses, type MediaStatus, writableImageStatuses } from '@gesso/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { otherLook, type StatusLook, statusLooks } from '../theme/statuses.ts'
import { api } from './client.ts'
import { refreshImages } from './images.ts'

/** The statuses that a project has beside the usual ones, in their order. */
export const statusesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['statuses', projectId],
    queryFn: ({ signal }) => api.listStatuses({ params: { projectId } }, signal),
  })

/** A status with its look, to choose from. */
export interface StatusChoice extends StatusLook {
  readonly status: MediaStatus
}

/** The statuses of a project. */
export interface Statuses {
  /** the usual ones, then those of the project */
  readonly all: readonly StatusChoice[]
  /** those that a person may set */
  readonly writable: readonly StatusChoice[]
  lookOf(status: MediaStatus): StatusLook
}

/** The statuses of a project, the usual ones at once and its own as soon as they are read. */
export function useStatuses(projectId: string): Statuses {
  const { data } = useQuery(statusesQuery(projectId))
  return useMemo(() => statusesWith(data ?? []), [data])
}

function statusesWith(own: readonly CustomStatus[]): Statuses {
  const custom = own.map(({ id, name, color }) => ({ status: id, title: name, colour: color }))
  const usual = imageStatuses.map(status => ({ status, ...statusLooks[status] }))
  const all: readonly StatusChoice[] = [...usual, ...custom]
  const looks = new Map(all.map(choice => [choice.status, choice]))
  const mayBeSet: readonly string[] = [...writableImageStatuses, ...own.map(({ id }) => id)]
  return {
    all,
    writable: all.filter(({ status }) => mayBeSet.includes(status)),
    lookOf: status => looks.get(status) ?? otherLook,
  }
}

/** What may be said about a status. */
export type StatusFields = Parameters<Api['updateStatus']>[0]['body']

/** Makes a status. */
export function useCreateStatus(projectId: string) {
  return useStatusChange(projectId, (name: string) =>
    api.createStatus({ params: { projectId }, body: { name } }),
  )
}

/** Renames, colours or reorders a status. */
export function useUpdateStatus(projectId: string) {
  return useStatusChange(projectId, ({ statusId, ...body }: StatusFields & { statusId: string }) =>
    api.updateStatus({ params: { statusId }, body }),
  )
}

/** Deletes a status; what stands at it moves to another. */
export function useDeleteStatus(projectId: string) {
  const cache = useQueryClient()
  return useStatusChange(
    projectId,
    async ({ statusId, moveTo }: { statusId: string; moveTo: MediaStatus }) => {
      await api.deleteStatus({ params: { statusId }, query: { moveTo } })
      await refreshImages(cache, projectId)
    },
  )
}

function useStatusChange<I, R>(projectId: string, mutationFn: (input: I) => Promise<R>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['statuses', projectId] }),
  })
}
