import type { Project } from '@gesso/client'
import { Button, Text } from '@mantine/core'
import { IconLink, IconUpload } from '@tabler/icons-react'
import { narrows } from '../../data/image-filter.ts'
import { counted } from '../../panels/words.ts'
import { BucketImport } from '../bucket-import/bucket-import.tsx'
import { useFilter } from './use-filter.ts'

interface FilterTailProps {
  readonly project: Project
  /** what is listed */
  readonly noun: 'image' | 'video'
  /** how many there are under the filter; undefined while it is being read */
  readonly total: number | undefined
  readonly openFiles: (() => void) | undefined
}

/** The end of a bar of filters: clears them, counts what they leave, and takes new files. */
export function FilterTail({ project, noun, total, openFiles }: FilterTailProps) {
  const { filter, clear } = useFilter()
  const byUrl = project.contentType === 'URLDATA'
  return (
    <>
      {narrows(filter) && (
        <Button variant="subtle" onClick={clear}>
          Clear filters
        </Button>
      )}
      <Text size="sm" c="dimmed" ml="auto" role="status">
        {total === undefined ? '' : counted(total, noun)}
      </Text>
      {!byUrl && <BucketImport project={project} />}
      {openFiles && (
        <Button leftSection={byUrl ? <IconLink size={15} /> : <IconUpload size={15} />} onClick={openFiles}>
          {byUrl ? 'Add URLs' : `Upload ${noun}s`}
        </Button>
      )}
    </>
  )
}
