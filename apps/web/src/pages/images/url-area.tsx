import type { Project } from '@gesso/client'
import { type ReactNode, useState } from 'react'
import { useMay } from '../../data/me.ts'
import { AddUrls } from './add-urls.tsx'

interface UrlAreaProps {
  readonly project: Project
  /** is given what asks for URLs, undefined for those who may not add images, and the dialog that does */
  readonly children: (ask: (() => void) | undefined, dialog: ReactNode) => ReactNode
}

/** Takes URLs where other projects take files. */
export function UrlArea({ project, children }: UrlAreaProps) {
  const mayUpload = useMay(project.workspaceId, 'upload images')
  const [asking, setAsking] = useState(false)
  return children(
    mayUpload ? () => setAsking(true) : undefined,
    <AddUrls project={project} opened={asking} onClose={() => setAsking(false)} />,
  )
}
