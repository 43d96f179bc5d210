import type { ListedLabel, ListedLabelPage } from '@gesso/client'
import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { api } from './client.ts'
import { type LabelFilter, queryOfLabelFilter } from './label-filter.ts'

const pageSize = 200

/** The labels of a project under a filter, in the order they were made, page after page. */
export const labelListQuery = (projectId: string, filter: LabelFilter) =>
  infiniteQueryOptions({
    queryKey: ['label-list', projectId, filter],
    queryFn: ({ pageParam, signal }) =>
      api.listLabels(
        {
          params: { projectId },
          query: { ...queryOfLabelFilter(filter), cursor: pageParam ?? undefined, limit: pageSize },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    // Reading again means reading every page that was scrolled past.
    refetchOnWindowFocus: false,
    staleTime: 30_000,
  })

/** What became of a label: with what it says now, or undefined where it is gone. */
export type Became = ReadonlyMap<string, Pick<ListedLabel, 'label' | 'className'> | undefined>

/** A list that was read, after some of its labels changed; those that the filter no longer finds have left it. */
export function listAfter(
  list: InfiniteData<ListedLabelPage, string | null>,
  filter: LabelFilter,
  became: Became,
): InfiniteData<ListedLabelPage, string | null> {
  const stays = ({ label }: ListedLabel) => {
    if (!became.has(label.id)) return true
    const now = became.get(label.id)
    return now !== undefined && (!filter.class || filter.class.includes(now.label.classId))
  }
  const gone = list.pages.flatMap(page => page.items).filter(item => !stays(item)).length
  const pages = list.pages.map(page => ({
    ...page,
    total: page.total - gone,
    items: page.items.filter(stays).map(item => ({ ...item, ...became.get(item.label.id) })),
  }))
  return { ...list, pages }
}
