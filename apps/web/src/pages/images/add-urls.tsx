import type { Dataset, Project } from '@gesso/client'
import { Button, Group, List, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../data/client.ts'
import { datasetsQuery, useCreateDataset } from '../../data/datasets.ts'
import { useAddUrls } from '../../data/images.ts'
import { counted } from '../../panels/words.ts'
import { targetOf } from './target-of.ts'
import { useFilter } from './use-filter.ts'

interface AddUrlsProps {
  readonly project: Project
  readonly opened: boolean
  readonly onClose: () => void
}

/** Asks for URLs, makes an image of each, and keeps those that were refused, with the reason of each. */
export function AddUrls({ project, opened, onClose }: AddUrlsProps) {
  const { data: datasets = [] } = useQuery(datasetsQuery(project.id))
  const { filter } = useFilter()
  const [text, setText] = useState('')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const target = targetOf(datasets, filter)
  const suggested = typeof target === 'string' ? datasets[0] : target
  const chosen = datasets.find(({ id }) => id === chosenId) ?? suggested
  const create = useCreateDataset(project.id)
  const add = useAddUrls(project.id)
  const urls = linesOf(text)

  const send = ({ id: datasetId }: Dataset) =>
    add.mutate(
      { datasetId, urls },
      {
        onSuccess: ({ failed }) => {
          setText(failed.map(({ item }) => item).join('\n'))
          if (failed.length === 0) onClose()
        },
      },
    )
  return (
    <Modal opened={opened} onClose={onClose} title="Add images by URL" size="lg">
      <Stack>
        <Textarea
          label="URLs"
          description="One a line. The files stay where they are; they are shown from there."
          placeholder="https://example.com/street.jpg"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          minRows={6}
          maxRows={14}
          autosize
          data-autofocus
        />
        {datasets.length > 0 && (
          <Select
            label="Into the dataset"
            data={datasets.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen?.id ?? null}
            onChange={setChosenId}
            allowDeselect={false}
          />
        )}
        {create.isError && (
          <Text size="sm" role="alert">
            {wordsOf(create.error)}
          </Text>
        )}
        {add.data && add.data.failed.length > 0 && (
          <div role="alert">
            <Text size="sm">{counted(add.data.failed.length, 'URL')} could not be added:</Text>
            <List size="sm">
              {add.data.failed.slice(0, 20).map(({ item, error }) => (
                <List.Item key={item}>
                  {item}: {wordsOf(error)}
                </List.Item>
              ))}
            </List>
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            disabled={urls.length === 0}
            loading={add.isPending || create.isPending}
            onClick={() => (chosen ? send(chosen) : create.mutate('Images', { onSuccess: send }))}
          >
            {urls.length > 0 ? `Add ${counted(urls.length, 'image')}` : 'Add images'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map(line => line.trim())
  return [...new Set(lines.filter(line => line !== ''))]
}
