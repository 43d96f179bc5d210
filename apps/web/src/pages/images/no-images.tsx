import type { Project } from '@gesso/client'
import { Button } from '@mantine/core'
import { IconLink, IconPhotoPlus, IconUpload } from '@tabler/icons-react'
import { narrows } from '../../data/image-filter.ts'
import { EmptyState } from '../../panels/empty-state.tsx'
import { NoMatch } from '../../panels/no-match.tsx'
import { useFilter } from './use-filter.ts'

interface NoImagesProps {
  readonly project: Project
  /** asks for files or URLs; undefined for those who may not add images */
  readonly openFiles: (() => void) | undefined
}

/** Where the grid has nothing to show: because of the filters, or because there is nothing yet. */
export function NoImages({ project, openFiles }: NoImagesProps) {
  const byUrl = project.contentType === 'URLDATA'
  const { filter, clear } = useFilter()
  if (narrows(filter)) return <NoMatch noun="image" clear={clear} />
  return (
    <EmptyState icon={IconPhotoPlus} title="No images here yet">
      {!openFiles
        ? 'Images appear here as soon as someone adds them.'
        : byUrl
          ? 'Give the addresses of pictures on the web. They stay there; only small views of them are kept here.'
          : 'Drop pictures or whole folders anywhere on this page. They are checked one by one; you can go on working meanwhile.'}
      {openFiles && (
        <div>
          <Button
            mt="md"
            leftSection={byUrl ? <IconLink size={15} /> : <IconUpload size={15} />}
            onClick={openFiles}
          >
            {byUrl ? 'Add URLs' : 'Choose files'}
          </Button>
        </div>
      )}
    </EmptyState>
  )
}
