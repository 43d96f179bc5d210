import { VisuallyHidden } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { PendingPage } from '../../app/pending-page.tsx'
import { labelClassesQuery } from '../../data/label-classes.ts'
import { labelListQuery } from '../../data/label-list.ts'
import { useMay } from '../../data/me.ts'
import { projectQuery } from '../../data/projects.ts'
import { confirmDelete } from '../../panels/confirm-delete.tsx'
import { ErrorNote } from '../../panels/error-note.tsx'
import { useSelection } from '../../panels/use-selection.ts'
import { counted } from '../../panels/words.ts'
import type { LabelItem } from './label-card.tsx'
import { LabelFilterBar } from './label-filter-bar.tsx'
import { LabelGrid } from './label-grid.tsx'
import { LabelSelectionBar } from './label-selection-bar.tsx'
import classes from './labels-page.module.css'
import { NoLabels } from './no-labels.tsx'
import { useLabelEdits } from './use-label-edits.ts'
import { useLabelFilter } from './use-label-filter.ts'
import { useLabelKeys } from './use-label-keys.ts'

/** The labels of a project, each cut out of its image: what is of the wrong class is seen at a glance, and put right. */
export function LabelsPage() {
  const { projectId, filter } = useLabelFilter()
  const { data: project } = useSuspenseQuery(projectQuery(projectId))
  useDocumentTitle(`Labels of ${project.name} – Gesso`)
  const list = useInfiniteQuery({
    ...labelListQuery(projectId, filter),
    placeholderData: before => before,
  })
  const { data: labelClasses = [] } = useQuery(labelClassesQuery(projectId))
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const items = useMemo(
    (): LabelItem[] =>
      list.data?.pages.flatMap(page => page.items.map(item => ({ ...item, id: item.label.id }))) ?? [],
    [list.data],
  )
  const total = list.data?.pages[0]?.total
  const selection = useSelection(items)
  const edits = useLabelEdits(projectId, selection.clear)
  const { chosen } = selection
  const askDelete = () =>
    confirmDelete({
      title: `Delete ${counted(chosen.length, 'label')}?`,
      words: 'As long as this page is open, Undo brings them back.',
      action: `Delete ${counted(chosen.length, 'label')}`,
      run: () => edits.remove(chosen),
    })
  useLabelKeys({ chosen, labelClasses, mayEdit, edits, askDelete })
  const readMore = () => {
    if (list.hasNextPage && !list.isFetching) void list.fetchNextPage()
  }
  return (
    <main className={classes.page}>
      <VisuallyHidden component="h1">Labels of {project.name}</VisuallyHidden>
      {chosen.length > 0 ? (
        <LabelSelectionBar
          selection={selection}
          all={items.length}
          total={total ?? 0}
          labelClasses={labelClasses}
          mayEdit={mayEdit}
          edits={edits}
          askDelete={askDelete}
        />
      ) : (
        <LabelFilterBar project={project} labelClasses={labelClasses} total={total} edits={edits} />
      )}
      {list.isPending && <PendingPage />}
      {list.isError && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
      {total === 0 && <NoLabels project={project} />}
      {items.length > 0 && (
        <LabelGrid
          project={project}
          items={items}
          total={total ?? items.length}
          labelClasses={labelClasses}
          selection={selection}
          readMore={readMore}
        />
      )}
    </main>
  )
}
