import { Tooltip, VisuallyHidden } from '@mantine/core'
import { IconLayoutGrid } from '@tabler/icons-react'
import type { ImageFilter } from '../../../data/image-filter.ts'
import { LinkArea } from '../../../panels/links.tsx'
import { useDesk } from '../desk/desk-context.ts'

/** Back to the videos. */
export function FrameSteps({ filter }: { readonly filter: ImageFilter }) {
  const { project } = useDesk()
  const words = `All media of ${project.name}`
  return (
    <Tooltip label={words}>
      <LinkArea
        to="/projects/$projectId"
        params={{ projectId: project.id }}
        search={filter}
        p={6}
        display="grid"
      >
        <IconLayoutGrid size={18} stroke={1.7} aria-hidden />
        <VisuallyHidden>{words}</VisuallyHidden>
      </LinkArea>
    </Tooltip>
  )
}
