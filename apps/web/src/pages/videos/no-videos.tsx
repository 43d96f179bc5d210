import { Button } from '@mantine/core'
import { IconFilterOff, IconMovie, IconUpload } from '@tabler/icons-react'
import { narrows } from '../../data/image-filter.ts'
import { EmptyState } from '../../panels/empty-state.tsx'
import { useFilter } from '../images/use-filter.ts'

/** Where the grid has nothing to show: because of the filters, or because there is nothing yet. */
export function NoVideos({ openFiles }: { openFiles: (() => void) | undefined }) {
  const { filter, clear } = useFilter()
  const narrowed = narrows(filter)
  const words = narrowed
    ? 'Every filter has to hold at the same time.'
    : openFiles
      ? 'Drop videos anywhere on this page. Each is read frame by frame; you can go on working meanwhile.'
      : 'Videos appear here as soon as someone uploads them.'
  return (
    <EmptyState
      icon={narrowed ? IconFilterOff : IconMovie}
      title={narrowed ? 'No video matches' : 'No videos here yet'}
    >
      {words}
      {(narrowed || openFiles) && (
        <div>
          <Button
            mt="md"
            variant={narrowed ? 'default' : 'filled'}
            leftSection={narrowed ? undefined : <IconUpload size={15} />}
            onClick={narrowed ? clear : openFiles}
          >
            {narrowed ? 'Clear filters' : 'Choose files'}
          </Button>
        </div>
      )}
    </EmptyState>
  )
}
