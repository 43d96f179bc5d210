import type { Neighbours } from '@gesso/client'
import { Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ImageFilter } from '../../../data/image-filter.ts'
import { AllMediaLink } from '../../../panels/all-media-link.tsx'
import classes from '../annotator.module.css'
import { CommandButton } from '../command-button.tsx'
import { useDesk } from '../desk/desk-context.ts'

interface ImageStepsProps {
  readonly neighbours: Neighbours | undefined
  readonly filter: ImageFilter
  /** whether a job is being done: then its queue says what comes next */
  readonly working: boolean
}

/** Back to the images, and to the ones before and after this. */
export function ImageSteps({ neighbours, filter, working }: ImageStepsProps) {
  const { project } = useDesk()
  return (
    <>
      <AllMediaLink project={project} filter={filter} noun="images" />
      {!working && (
        <Group gap={0} wrap="nowrap">
          <CommandButton name="previous image" icon={IconChevronLeft} />
          <Text size="xs" c="dimmed" ta="center" miw={56} className={classes.wide}>
            {neighbours ? `${neighbours.offset + 1} / ${neighbours.total}` : ''}
          </Text>
          <CommandButton name="next image" icon={IconChevronRight} />
        </Group>
      )}
    </>
  )
}
