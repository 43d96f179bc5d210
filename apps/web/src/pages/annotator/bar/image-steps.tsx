import type { Neighbours } from '@gesso/client'
import { Group, Text, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconLayoutGrid } from '@tabler/icons-react'
import type { ImageFilter } from '../../../data/image-filter.ts'
import { LinkArea } from '../../../panels/links.tsx'
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
      <Tooltip label={`All images of ${project.name}`}>
        <LinkArea
          to="/projects/$projectId"
          params={{ projectId: project.id }}
          search={filter}
          p={6}
          display="grid"
        >
          <IconLayoutGrid size={18} stroke={1.7} aria-hidden />
          <VisuallyHidden>All images of {project.name}</VisuallyHidden>
        </LinkArea>
      </Tooltip>
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
