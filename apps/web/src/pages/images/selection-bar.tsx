import type { Image, Project } from '@gesso/client'
import { capabilityToSet } from '@gesso/core'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../data/client.ts'
import { useDeleteImages, useEditTags, useSetStatus } from '../../data/images.ts'
import type { Outcome } from '../../data/in-turns.ts'
import { useMay } from '../../data/me.ts'
import { useStatuses } from '../../data/statuses.ts'
import { tagClassesQuery } from '../../data/tags.ts'
import { ChosenBar } from '../../panels/chosen-bar.tsx'
import { confirmDelete } from '../../panels/confirm-delete.tsx'
import { notify, notifyProblem } from '../../panels/notices.tsx'
import { StatusBadge } from '../../panels/status-badge.tsx'
import type { Selection } from '../../panels/use-selection.ts'
import { counted } from '../../panels/words.ts'
import { SendToWorkflow } from './send-to-workflow.tsx'

interface SelectionBarProps {
  readonly project: Project
  readonly selection: Selection<Image>
  /** how many images could be chosen: those read so far */
  readonly all: number
  /** how many there are under the filter */
  readonly total: number
}

/** What can be done to the chosen images. */
export function SelectionBar({ project, selection, all, total }: SelectionBarProps) {
  const { chosen } = selection
  const mayManage = useMay(project.workspaceId, 'manage images')
  const remove = useDeleteImages(project.id)
  const imageIds = chosen.map(({ id }) => id)
  const askDelete = () =>
    confirmDelete({
      title: `Delete ${counted(chosen.length, 'image')}?`,
      words: `${counted(chosen.length, 'image')} with ${counted(labelsOn(chosen), 'label')} will be gone for good, and with them the jobs on them.`,
      action: `Delete ${counted(chosen.length, 'image')}`,
      run: () => remove.mutateAsync({ imageIds, input: undefined }).then(report('deleted')),
    })
  return (
    <ChosenBar noun="image" selection={selection} all={all} total={total}>
      <StatusMenu project={project} imageIds={imageIds} />
      <TagMenu project={project} imageIds={imageIds} />
      <SendToWorkflow project={project} mediaIds={imageIds} noun="image" onSent={selection.clear} />
      {mayManage && (
        <Button
          variant="default"
          leftSection={<IconTrash size={14} />}
          loading={remove.isPending}
          onClick={askDelete}
        >
          Delete
        </Button>
      )}
    </ChosenBar>
  )
}

interface ChosenProps {
  readonly project: Project
  readonly imageIds: readonly string[]
}

function StatusMenu({ project, imageIds }: ChosenProps) {
  const setStatus = useSetStatus(project.id)
  const { writable } = useStatuses(project.id)
  const maySet = useMay(project.workspaceId, 'set a status')
  const mayAccept = useMay(project.workspaceId, 'accept images')
  if (!maySet) return null
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />} loading={setStatus.isPending}>
          Set status
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {writable
          .filter(({ status }) => mayAccept || capabilityToSet(status) === 'set a status')
          .map(choice => (
            <Menu.Item
              key={choice.status}
              onClick={() =>
                setStatus.mutate({ imageIds, input: choice.status }, { onSuccess: report('changed') })
              }
            >
              <StatusBadge look={choice} />
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function TagMenu({ project, imageIds }: ChosenProps) {
  const editTags = useEditTags(project.id)
  const mayEdit = useMay(project.workspaceId, 'edit tags')
  const { data: tagClasses = [] } = useQuery(tagClassesQuery(project.id))
  if (!mayEdit || tagClasses.length === 0) return null
  const items = (verb: 'add' | 'remove') =>
    tagClasses.map(({ id, name }) => (
      <Menu.Item
        key={id}
        onClick={() =>
          editTags.mutate({ imageIds, input: { [verb]: [id] } }, { onSuccess: report('changed') })
        }
      >
        {name}
      </Menu.Item>
    ))
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />} loading={editTags.isPending}>
          Tags
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Label>Add</Menu.Label>
        {items('add')}
        <Menu.Divider />
        <Menu.Label>Remove</Menu.Label>
        {items('remove')}
      </Menu.Dropdown>
    </Menu>
  )
}

function labelsOn(images: readonly Image[]): number {
  return images.reduce((sum, { labelCount }) => sum + labelCount, 0)
}

function report(verb: string): (outcome: Outcome<string>) => void {
  return ({ done, failed }) => {
    const [first] = failed
    const words = `${counted(done.length, 'image')} ${verb}`
    if (first) notifyProblem(`${words}, ${failed.length} not: ${wordsOf(first.error)}`)
    else notify(words)
  }
}
