import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { LabelFilter } from '../../data/label-filter.ts'

const route = getRouteApi('/signed-in/shell/projects/$projectId/labels')

/** The filter as it stands in the URL, and the way to change parts of it. */
export interface LabelFilterInUrl {
  readonly projectId: string
  readonly filter: LabelFilter
  change(part: { [K in keyof LabelFilter]?: LabelFilter[K] | undefined }): void
  clear(): void
}

/** The filter of the page of labels; it lives in the URL. */
export function useLabelFilter(): LabelFilterInUrl {
  const filter = route.useSearch()
  const { projectId } = route.useParams()
  const navigate = useNavigate()
  const go = (search: LabelFilter) =>
    void navigate({ to: '/projects/$projectId/labels', params: { projectId }, search, replace: true })
  return {
    projectId,
    filter,
    change: part => {
      const given = Object.entries({ ...filter, ...part }).filter(([, value]) => value && value.length > 0)
      go(Object.fromEntries(given))
    },
    clear: () => go({}),
  }
}
