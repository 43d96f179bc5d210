import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../../data/client.ts'
import { useEditTags } from '../../../data/images.ts'
import { useMay } from '../../../data/me.ts'
import { tagClassesQuery, tagGroupsQuery } from '../../../data/tags.ts'
import { LinkAnchor } from '../../../panels/links.tsx'
import { notifyProblem } from '../../../panels/notices.tsx'
import classes from '../annotator.module.css'
import { useDesk, useMedia } from '../desk/desk-context.ts'
import { Part } from './part.tsx'
import { TagGroupButtons } from './tag-group-buttons.tsx'

/** The tags of the image by their groups, to put on and take off. */
export function TagList() {
  const { project } = useDesk()
  const { image } = useMedia()
  const { data: tagClasses = [] } = useQuery(tagClassesQuery(project.id))
  const { data: groups = [] } = useQuery(tagGroupsQuery(project.id))
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
  const shown = groups
    .map(group => ({ group, tagClasses: tagClasses.filter(({ groupId }) => groupId === group.id) }))
    .filter(each => each.tagClasses.length > 0)
  return (
    <Part title="Tags">
      <div className={classes.tagGroups}>
        {shown.map(each => (
          <TagGroupButtons
            key={each.group.id}
            group={each.group}
            tagClasses={each.tagClasses}
            chosen={image.tagIds}
            titled={shown.length > 1 || each.group.isRequired}
            toggle={mayEdit ? toggle : undefined}
          />
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
