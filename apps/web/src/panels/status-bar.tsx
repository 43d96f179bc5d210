import type { Project } from '@gesso/client'
import { Progress } from '@mantine/core'
import { statusParts } from '../theme/statuses.ts'

/** How many images of a project have which status, as one bar. */
export function StatusBar({ project }: { project: Project }) {
  const parts = statusParts(project).filter(({ count }) => count > 0)
  const words = parts.map(({ title, count }) => `${title}: ${count}`).join(', ') || 'No images'
  return (
    <Progress.Root size={6} title={words} role="img" aria-label={words}>
      {parts.map(({ title, colour, count }) => (
        <div
          key={title}
          style={{ width: `${(100 * count) / project.imageCount}%`, background: colour, height: '100%' }}
        />
      ))}
    </Progress.Root>
  )
}
