import type { Project } from '@gesso/client'
import { VisuallyHidden } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { PendingPage } from '../../app/pending-page.tsx'
import { videosQuery } from '../../data/videos.ts'
import { ErrorNote } from '../../panels/error-note.tsx'
import { useSelection } from '../../panels/use-selection.ts'
import { DatasetPanel } from '../images/dataset-panel.tsx'
import { DropArea } from '../images/drop-area.tsx'
import classes from '../images/images-page.module.css'
import { useFilter } from '../images/use-filter.ts'
import { NoVideos } from './no-videos.tsx'
import { VideoFilterBar } from './video-filter-bar.tsx'
import { VideoGrid } from './video-grid.tsx'
import { VideoSelectionBar } from './video-selection-bar.tsx'

/** The videos of a project: its datasets, filters, and a grid of everything they leave. */
export function VideosPage({ project }: { project: Project }) {
  useDocumentTitle(`${project.name} – Gesso`)
  return (
    <DropArea project={project} key={project.id}>
      {(openFiles, input) => (
        <div className={classes.page}>
          <DatasetPanel project={project} />
          <main className={classes.main}>
            <VisuallyHidden component="h1">Videos of {project.name}</VisuallyHidden>
            {input}
            <Videos project={project} openFiles={openFiles} />
          </main>
        </div>
      )}
    </DropArea>
  )
}

/** @param openFiles asks for files to upload; undefined for those who may not */
function Videos({ project, openFiles }: { project: Project; openFiles: (() => void) | undefined }) {
  const { filter } = useFilter()
  const list = useInfiniteQuery({ ...videosQuery(project.id, filter), placeholderData: before => before })
  const videos = useMemo(() => list.data?.pages.flatMap(page => page.items) ?? [], [list.data])
  const total = list.data?.pages[0]?.total
  const selection = useSelection(videos)
  const readMore = () => {
    if (list.hasNextPage && !list.isFetching) void list.fetchNextPage()
  }
  return (
    <>
      {selection.chosen.length > 0 ? (
        <VideoSelectionBar project={project} selection={selection} all={videos.length} total={total ?? 0} />
      ) : (
        <VideoFilterBar project={project} total={total} openFiles={openFiles} />
      )}
      {list.isPending && <PendingPage />}
      {list.isError && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
      {total === 0 && <NoVideos openFiles={openFiles} />}
      {videos.length > 0 && (
        <VideoGrid project={project} videos={videos} selection={selection} readMore={readMore} />
      )}
    </>
  )
}
