import type { Project } from '@gesso/client'
import { List, ScrollArea, Text } from '@mantine/core'
import type { DuplicateRemoval } from '../../../data/duplicates.ts'
import { counted } from '../../../panels/words.ts'
import { ImageLink } from './image-link.tsx'

const reasons = {
  changed: 'was edited since',
  removed: 'was removed already',
  'kept changed': 'the label that was to stay was edited or removed since',
} as const

interface RemovalReportProps {
  readonly project: Project
  readonly removal: DuplicateRemoval
  /** how many duplicates were found beside those that were listed */
  readonly more: number
}

/** What was removed, and what was left and why. */
export function RemovalReport({ project, removal: { removed, left }, more }: RemovalReportProps) {
  return (
    <>
      <Text size="sm" role="status">
        {counted(removed, 'duplicate')} removed.
        {left.length > 0 && ` ${counted(left.length, 'label')} left:`}
        {more > 0 && ` Search again for the other ${more}.`}
      </Text>
      <ScrollArea.Autosize mah={320} type="auto">
        <List listStyleType="none" size="sm" spacing={6}>
          {left.map(({ imageId, imageName, labelId, reason }) => (
            <List.Item key={labelId}>
              <ImageLink project={project} imageId={imageId} name={imageName} />
              <Text size="xs" c="dimmed">
                {reasons[reason]}
              </Text>
            </List.Item>
          ))}
        </List>
      </ScrollArea.Autosize>
    </>
  )
}
