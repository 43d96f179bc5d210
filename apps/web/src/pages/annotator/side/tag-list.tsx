import { Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../../data/client.ts'
import { useEditTags } from '../../../data/images.ts'
import { useMay } from '../../../data/me.ts'
import { tagClassesQuery } from '../../../data/tags.ts'
import { LinkAnchor } from '../../../panels/links.tsx'
import { notifyProblem } from '../../../panels/notices.tsx'
import classes from '../annotator.module.css'
import { useDesk } from '../desk/desk-context.ts'
import { Part } from './part.tsx'

/** The tags of the image, to put on and take off. */
export function TagList() {
  const { project, image } = useDesk()
  const { data: tagClasses = [] } = useQuery(tagClassesQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit tags')
  const mayMake = useMay(project.workspaceId, 'edit the taxonomy')
  const edit = useEditTags(project.id)
  const toggle = (tagClassId: string) =>
    edit.mutate(
      {
        imageIds: [image.id],
        input: image.tagIds.includes(tagClassId) ? { remove: [tagClassId] } : { add: [tagClassId] },
      },
      { onSuccess: ({ failed: [first] }) => first && notifyProblem(wordsOf(first.error)) },
    )
  if (tagClasses.length === 0 && !mayMake) return null
  return (
    <Part title="Tags">
      <div className={classes.tags}>
        {tagClasses.map(({ id, name }) => (
          <UnstyledButton
            key={id}
            className={classes.tag ?? ''}
            aria-pressed={image.tagIds.includes(id)}
            disabled={!mayEdit}
            onClick={() => toggle(id)}
          >
            {name}
          </UnstyledButton>
        ))}
        {tagClasses.length === 0 && (
          <Text size="sm" c="dimmed">
            No tags yet.{' '}
            <LinkAnchor
              to="/projects/$projectId/classes"
              params={{ projectId: project.id }}
              size="sm"
              underline="always"
            >
              Make one
            </LinkAnchor>
          </Text>
        )}
      </div>
    </Part>
  )
}
