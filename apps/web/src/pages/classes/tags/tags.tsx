import type { Project } from '@gesso/client'
import { Button, Modal, Text } from '@mantine/core'
import { IconFolderPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../../data/me.ts'
import { tagClassesQuery, tagGroupsQuery } from '../../../data/tags.ts'
import { Section } from '../../../panels/page.tsx'
import { TagClassForm } from './tag-class-form.tsx'
import { TagGroupForm } from './tag-group-form.tsx'
import { type Editing, TagGroupPart } from './tag-group-part.tsx'

type Dialog = Editing | { readonly about: 'new group' }

/** What can be said about an image as a whole: tags, in their groups. */
export function Tags({ project }: { project: Project }) {
  const { data: groups } = useSuspenseQuery(tagGroupsQuery(project.id))
  const { data: tagClasses } = useSuspenseQuery(tagClassesQuery(project.id))
  const mayEdit = useMay(project.workspaceId, 'edit the taxonomy')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  return (
    <Section
      title="Tags"
      aside={
        mayEdit && (
          <Button
            variant="default"
            leftSection={<IconFolderPlus size={15} />}
            onClick={() => setDialog({ about: 'new group' })}
          >
            New group
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        What can be said about an image as a whole. A group may allow one tag or any number, and may ask every
        image for one.
      </Text>
      {groups.map(group => (
        <TagGroupPart
          key={group.id}
          group={group}
          tagClasses={tagClasses.filter(({ groupId }) => groupId === group.id)}
          edit={mayEdit ? setDialog : undefined}
        />
      ))}
      <Modal
        opened={dialog !== null}
        onClose={close}
        title={dialog?.about === 'tag' ? 'Tag' : dialog?.about === 'group' ? 'Tag group' : 'New tag group'}
      >
        {dialog?.about === 'tag' && (
          <TagClassForm tagClass={dialog.tagClass} groups={groups} onSaved={close} />
        )}
        {dialog?.about === 'group' && (
          <TagGroupForm projectId={project.id} group={dialog.group} onSaved={close} />
        )}
        {dialog?.about === 'new group' && <TagGroupForm projectId={project.id} onSaved={close} />}
      </Modal>
    </Section>
  )
}
