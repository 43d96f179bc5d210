import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

const refreshMs = 30_000
const dayMs = 86_400_000

/** What everybody did in a project. @param days only what ended in the last so many; undefined: all */
export const peopleFiguresQuery = (projectId: string, days: number | undefined) =>
  queryOptions({
    queryKey: ['people-figures', projectId, days ?? 'all'],
    queryFn: ({ signal }) => {
      const since = days === undefined ? {} : { since: new Date(Date.now() - days * dayMs).toISOString() }
      return api.peopleFigures({ params: { projectId }, query: since }, signal)
    },
    refetchInterval: refreshMs,
  })
