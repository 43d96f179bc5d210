import { Button } from '@mantine/core'
import { IconFilterOff, IconPhotoPlus, IconUpload } from '@tabler/icons-react'
import { narrows } from '../../data/image-filter.ts'
import { EmptyState } from '../../panels/empty-state.tsx'
import { useFilter } from './use-filter.ts'

/** Where the grid has nothing to show: because of the filters, or because there is nothing yet. */
export function NoImages({ openFiles }: { openFiles: (() => void) | undefined }) {
  const { filter, clear } = useFilter()
  if (narrows(filter))
    return (
      <EmptyState icon={IconFilterOff} title="No image matches">
        Every filter has to hold at the same time.
        <div>
          <Button mt="md" variant="default" onClick={clear}>
            Clear filters
          </Button>
        </div>
      </EmptyState>
    )
  return (
    <EmptyState icon={IconPhotoPlus} title="No images here yet">
      {openFiles
        ? 'Drop pictures or whole folders anywhere on this page. They are checked one by one; you can go on working meanwhile.'
        : 'Images appear here as soon as someone uploads them.'}
      {openFiles && (
        <div>
          <Button mt="md" leftSection={<IconUpload size={15} />} onClick={openFiles}>
            Choose files
          </Button>
        </div>
      )}
    </EmptyState>
  )
}
