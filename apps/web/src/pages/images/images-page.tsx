import { VisuallyHidden } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { PendingPage } from '../../app/pending-page.tsx'
import { imagesQuery } from '../../data/images.ts'
import { projectQuery } from '../../data/projects.ts'
import { ErrorNote } from '../../panels/error-note.tsx'
import { useSelection } from '../../panels/use-selection.ts'
import { DatasetPanel } from './dataset-panel.tsx'
import { DropArea } from './drop-area.tsx'
import { FilterBar } from './filter-bar.tsx'
import { ImageGrid } from './image-grid.tsx'
import classes from './images-page.module.css'
import { NoImages } from './no-images.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { UrlArea } from './url-area.tsx'
import { useFilter, useProjectId } from './use-filter.ts'

/** The images of a project: its datasets, filters, and a grid of everything they leave. */
export function ImagesPage() {
  const { data: project } = useSuspenseQuery(projectQuery(useProjectId()))
  useDocumentTitle(`${project.name} – Gesso`)
  const Area = project.contentType === 'URLDATA' ? UrlArea : DropArea
  return (
    <Area project={project} key={project.id}>
      {(openFiles, input) => (
        <div className={classes.page}>
          <DatasetPanel project={project} />
          <main className={classes.main}>
            <VisuallyHidden component="h1">Images of {project.name}</VisuallyHidden>
            {input}
            <Images projectId={project.id} openFiles={openFiles} />
          </main>
        </div>
      )}
    </Area>
  )
}

/** @param openFiles asks for files or URLs to add; undefined for those who may not */
function Images({ projectId, openFiles }: { projectId: string; openFiles: (() => void) | undefined }) {
  const { data: project } = useSuspenseQuery(projectQuery(projectId))
  const { filter } = useFilter()
  const list = useInfiniteQuery({ ...imagesQuery(projectId, filter), placeholderData: before => before })
  const images = useMemo(() => list.data?.pages.flatMap(page => page.items) ?? [], [list.data])
  const total = list.data?.pages[0]?.total
  const selection = useSelection(images)
  const readMore = () => {
    if (list.hasNextPage && !list.isFetching) void list.fetchNextPage()
  }
  return (
    <>
      {selection.chosen.length > 0 ? (
        <SelectionBar project={project} selection={selection} all={images.length} total={total ?? 0} />
      ) : (
        <FilterBar project={project} total={total} openFiles={openFiles} />
      )}
      {list.isPending && <PendingPage />}
      {list.isError && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
      {total === 0 && <NoImages project={project} openFiles={openFiles} />}
      {images.length > 0 && (
        <ImageGrid
          project={project}
          images={images}
          total={total ?? images.length}
          selection={selection}
          readMore={readMore}
        />
      )}
    </>
  )
}
