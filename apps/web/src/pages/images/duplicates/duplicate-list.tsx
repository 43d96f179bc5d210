import type { Project } from '@gesso/client'
import { List, ScrollArea, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { DuplicatesOnImage } from '../../../data/duplicates.ts'
import { labelClassesQuery } from '../../../data/label-classes.ts'
import { counted } from '../../../panels/words.ts'
import { ImageLink } from './image-link.tsx'

interface DuplicateListProps {
  readonly project: Project
  readonly images: readonly DuplicatesOnImage[]
}

/** Duplicates by image; each leads to the image in a tab of its own, so that the list stays. */
export function DuplicateList({ project, images }: DuplicateListProps) {
  const { data: classes = [] } = useQuery(labelClassesQuery(project.id))
  const nameOf = (classId: string) => classes.find(({ id }) => id === classId)?.name ?? 'a class that is gone'
  return (
    <ScrollArea.Autosize mah={320} type="auto">
      <List listStyleType="none" size="sm" spacing={6}>
        {images.map(({ imageId, imageName, duplicates }) => (
          <List.Item key={imageId}>
            <ImageLink project={project} imageId={imageId} name={imageName} />
            <Text size="xs" c="dimmed">
              {counted(duplicates.length, 'duplicate')}:{' '}
              {duplicates
                .slice(0, 5)
                .map(({ classId, iou }) => `${nameOf(classId)} ${Math.floor(iou * 100)}%`)
                .join(', ')}
              {duplicates.length > 5 && ', …'}
            </Text>
          </List.Item>
        ))}
      </List>
    </ScrollArea.Autosize>
  )
}
