import type { Project } from '@gesso/client'
import { LinkAnchor } from '../../../panels/links.tsx'

/** Opens an image for labelling, in a tab of its own. */
export function ImageLink({ project, imageId, name }: { project: Project; imageId: string; name: string }) {
  return (
    <LinkAnchor
      to="/projects/$projectId/images/$imageId"
      params={{ projectId: project.id, imageId }}
      target="_blank"
      preload={false}
      size="sm"
    >
      {name}
    </LinkAnchor>
  )
}
