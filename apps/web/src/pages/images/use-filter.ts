import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ImageFilter } from '../../data/image-filter.ts'

const route = getRouteApi('/signed-in/shell/projects/$projectId/')

/** The filter as it stands in the URL, and the way to change parts of it. */
export interface FilterInUrl {
  readonly filter: ImageFilter
  change(part: { [K in keyof ImageFilter]?: ImageFilter[K] | undefined }): void
  clear(): void
}

/** The filter of the images page; it lives in the URL. */
export function useFilter(): FilterInUrl {
  const filter = route.useSearch()
  const { projectId } = route.useParams()
  const navigate = useNavigate()
  const go = (search: ImageFilter) =>
    void navigate({ to: '/projects/$projectId', params: { projectId }, search, replace: true })
  return {
    filter,
    change: part => {
      const entries = Object.entries({ ...filter, ...part }).filter(([, value]) => value && value.length > 0)
      go(Object.fromEntries(entries))
    },
    clear: () => go(filter.dataset ? { dataset: filter.dataset } : {}),
  }
}

/** The id of the project in the URL. */
export function useProjectId(): string {
  return route.useParams().projectId
}
