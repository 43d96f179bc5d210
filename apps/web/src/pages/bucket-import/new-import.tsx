import type { Bucket, Dataset, Project } from '@gesso/client'
import { Alert, Button, Checkbox, Group, Loader, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { bucketsQuery } from '../../data/buckets.ts'
import { wordsOf } from '../../data/client.ts'
import { datasetsQuery, useCreateDataset } from '../../data/datasets.ts'
import { useMay } from '../../data/me.ts'
import { useStartBucketImport } from '../../data/runs.ts'
import { ErrorNote } from '../../panels/error-note.tsx'
import { LinkAnchor } from '../../panels/links.tsx'
import { ObjectList } from './object-list.tsx'

interface NewImportProps {
  readonly project: Project
  readonly onStarted: () => void
}

/** Asks what is imported and where it goes; says what is missing where there is no bucket. */
export function NewImport({ project, onStarted }: NewImportProps) {
  const buckets = useQuery(bucketsQuery(project.workspaceId))
  const datasets = useQuery(datasetsQuery(project.id))
  const error = buckets.error ?? datasets.error
  if (error)
    return <ErrorNote error={error} retry={() => void Promise.all([buckets.refetch(), datasets.refetch()])} />
  if (!buckets.data || !datasets.data) return <Loader size="sm" aria-label="Reading the buckets" />
  const [first] = buckets.data
  if (!first) return <NoBucket workspaceId={project.workspaceId} />
  return (
    <ImportForm
      project={project}
      buckets={buckets.data}
      first={first}
      datasets={datasets.data}
      onStarted={onStarted}
    />
  )
}

function NoBucket({ workspaceId }: { workspaceId: string }) {
  const mayManage = useMay(workspaceId, 'manage buckets')
  return (
    <Text size="sm">
      The workspace has no bucket yet.{' '}
      {mayManage ? (
        <LinkAnchor size="sm" to="/workspaces/$workspaceId/buckets" params={{ workspaceId }}>
          Add one
        </LinkAnchor>
      ) : (
        'An Administrator can add one.'
      )}
    </Text>
  )
}

interface ImportFormProps extends NewImportProps {
  readonly buckets: readonly Bucket[]
  readonly first: Bucket
  readonly datasets: readonly Dataset[]
}

/** Stands for the dataset that is yet to be made. */
const newDataset = 'new'

function ImportForm({ project, buckets, first, datasets, onStarted }: ImportFormProps) {
  const videos = project.contentType === 'VIDEOS'
  const [bucketId, setBucketId] = useState(first.id)
  const [prefix, setPrefix] = useState('')
  const [settledPrefix] = useDebouncedValue(prefix, 300)
  const [datasetId, setDatasetId] = useState(datasets[0]?.id ?? newDataset)
  const [name, setName] = useState('')
  const [copy, setCopy] = useState(true)
  const create = useCreateDataset(project.id)
  const start = useStartBucketImport(project.id)
  const error = create.error ?? start.error
  const startInto = (into: string) => {
    const assetType = videos ? 'videos' : 'images'
    start.mutate(
      { bucketId, datasetId: into, assetType, prefix, copy: videos || copy },
      { onSuccess: onStarted },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (datasetId !== newDataset) return startInto(datasetId)
    create.mutate(name.trim(), {
      onSuccess: ({ id }) => {
        setDatasetId(id)
        startInto(id)
      },
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {error && <Alert color="red">{wordsOf(error)}</Alert>}
        <Select
          label="Bucket"
          allowDeselect={false}
          data={buckets.map(({ id, name: shown }) => ({ value: id, label: shown }))}
          value={bucketId}
          onChange={id => id && setBucketId(id)}
        />
        <TextInput
          label="Only what begins with"
          placeholder="april/photos/"
          maxLength={1024}
          value={prefix}
          onChange={event => setPrefix(event.currentTarget.value)}
        />
        <ObjectList bucketId={bucketId} prefix={settledPrefix} />
        <Select
          label="Into the dataset"
          allowDeselect={false}
          data={[
            ...datasets.map(({ id, name: shown }) => ({ value: id, label: shown })),
            { value: newDataset, label: 'A new dataset' },
          ]}
          value={datasetId}
          onChange={id => id && setDatasetId(id)}
        />
        {datasetId === newDataset && (
          <TextInput
            label="Name of the new dataset"
            required
            maxLength={255}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
        )}
        {!videos && (
          <Checkbox
            label="Copy the pictures here"
            description="Otherwise they stay in the bucket, and only thumbnails are kept here"
            checked={copy}
            onChange={event => setCopy(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={create.isPending || start.isPending}
            disabled={datasetId === newDataset && name.trim() === ''}
          >
            Start import
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
