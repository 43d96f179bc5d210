import type { Project, Run } from '@gesso/client'
import { Alert, Button, Group, Input, MultiSelect, Slider, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../../data/client.ts'
import { datasetsQuery } from '../../../data/datasets.ts'
import { useSearchDuplicates } from '../../../data/duplicates.ts'
import { useFilter } from '../use-filter.ts'

/** Asks how alike labels must be, and on which images. */
export function DuplicateSearchForm({ project, onStart }: { project: Project; onStart: (run: Run) => void }) {
  const { data: datasets = [] } = useQuery(datasetsQuery(project.id))
  const { filter } = useFilter()
  const search = useSearchDuplicates(project.id)
  const [percent, setPercent] = useState(95)
  const [datasetIds, setDatasetIds] = useState<string[]>([...(filter.dataset ?? [])])
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        Labels of one class that cover the same place. The oldest stays. You see the list before anything is
        removed.
      </Text>
      {search.error && <Alert color="red">{wordsOf(search.error)}</Alert>}
      <Input.Wrapper label={`Overlap of at least ${percent}%`} mb="lg">
        <Slider
          mt={6}
          mx="xs"
          min={50}
          max={100}
          value={percent}
          onChange={setPercent}
          label={value => `${value}%`}
          thumbLabel="Overlap in percent"
          marks={[50, 75, 95, 100].map(value => ({ value, label: `${value}%` }))}
        />
      </Input.Wrapper>
      <MultiSelect
        label="Datasets"
        placeholder={datasetIds.length === 0 ? 'All' : ''}
        data={datasets.map(({ id, name }) => ({ value: id, label: name }))}
        value={datasetIds}
        onChange={setDatasetIds}
      />
      <Group justify="flex-end">
        <Button
          loading={search.isPending}
          onClick={() => search.mutate({ datasetIds, iou: percent / 100 }, { onSuccess: onStart })}
        >
          Search
        </Button>
      </Group>
    </Stack>
  )
}
