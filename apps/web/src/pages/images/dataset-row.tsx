import type { Dataset } from '@gesso/client'
import { ActionIcon, Menu, Modal, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { DeleteDataset } from './delete-dataset.tsx'
import classes from './images-page.module.css'
import { useFilter } from './use-filter.ts'

interface DatasetRowProps {
  readonly name: string
  readonly count: number
  readonly chosen: boolean
  readonly choose: () => void
  /** with `rename`: what may be renamed and deleted */
  readonly dataset?: Dataset
  readonly rename?: () => void
}

/** One dataset of the list, with its menu for those who may change it. */
export function DatasetRow({ name, count, chosen, choose, dataset, rename }: DatasetRowProps) {
  return (
    <li className={classes.dataset} data-chosen={chosen || undefined}>
      <UnstyledButton className={classes.datasetLink ?? ''} aria-pressed={chosen} onClick={choose}>
        <span className={classes.datasetName} title={name}>
          {name}
        </span>
        <Text span size="xs" c="dimmed">
          {count.toLocaleString('en')}
        </Text>
      </UnstyledButton>
      {dataset && rename && <DatasetMenu dataset={dataset} rename={rename} />}
    </li>
  )
}

function DatasetMenu({ dataset, rename }: { dataset: Dataset; rename: () => void }) {
  const { filter, change } = useFilter()
  const [deleting, { open, close }] = useDisclosure(false)
  const onDeleted = () => {
    close()
    if (filter.dataset?.includes(dataset.id)) change({ dataset: undefined })
  }
  return (
    <>
      <Modal opened={deleting} onClose={close} title={`Delete the dataset “${dataset.name}”?`}>
        <DeleteDataset dataset={dataset} onDeleted={onDeleted} />
      </Modal>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" mr={4} aria-label={`Menu of ${dataset.name}`}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={rename}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={14} />} color="red" onClick={open}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
