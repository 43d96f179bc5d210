import type { Project } from '@gesso/client'
import { Tooltip, VisuallyHidden } from '@mantine/core'
import { IconLayoutGrid } from '@tabler/icons-react'
import type { ImageFilter } from '../data/image-filter.ts'
import { LinkArea } from './links.tsx'

interface AllMediaLinkProps {
  readonly project: Project
  /** of the list one came from */
  readonly filter: ImageFilter
  readonly noun: 'images' | 'videos' | 'media'
}

/** The way back from one image or video to all of its project. */
export function AllMediaLink({ project, filter, noun }: AllMediaLinkProps) {
  const words = `All ${noun} of ${project.name}`
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
