import type { Dataset } from '@gesso/client'
import { Button, Group, Modal, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { counted } from '../../panels/words.ts'

interface ChooseDatasetProps {
  readonly datasets: readonly Dataset[]
  /** what was dropped; nothing is asked while it is empty */
  readonly files: readonly File[]
  readonly onChoose: (dataset: Dataset) => void
  readonly onClose: () => void
}

/** Asks which dataset files go to. */
export function ChooseDataset({ datasets, files, onChoose, onClose }: ChooseDatasetProps) {
  const [id, setId] = useState<string | null>(null)
  const chosen = datasets.find(dataset => dataset.id === id) ?? datasets[0]
  return (
    <Modal opened={files.length > 0} onClose={onClose} title={`Upload ${counted(files.length, 'file')}`}>
      <Stack>
        <Select
          label="Into the dataset"
          data={datasets.map(dataset => ({ value: dataset.id, label: dataset.name }))}
          value={chosen?.id ?? null}
          onChange={setId}
          allowDeselect={false}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!chosen} onClick={() => chosen && onChoose(chosen)}>
            Upload
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
