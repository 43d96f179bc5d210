import type { Bucket, BucketTest } from '@gesso/client'
import { Button, Group, Table, Text } from '@mantine/core'
import { useDeleteBucket, useTestBucket } from '../../data/buckets.ts'
import { wordsOf } from '../../data/client.ts'
import { confirmDelete } from '../../panels/confirm-delete.tsx'
import { RowActions } from '../../panels/row-actions.tsx'
import { momentOf } from '../../panels/words.ts'

const providers: Readonly<Record<string, string>> = {
  s3: 'S3',
  gcs: 'Google Cloud Storage',
  az: 'Azure',
  dummy: 'Dummy',
}

/** A bucket: where it is, what it is read with, and whether it can be read. */
export function BucketRow({ bucket, onChange }: { bucket: Bucket; onChange: () => void }) {
  const test = useTestBucket()
  const remove = useDeleteBucket(bucket.workspaceId)
  const askRemove = () =>
    confirmDelete({
      title: `Delete the bucket “${bucket.name}”?`,
      words: 'Its credentials are forgotten. What lies in the bucket stays, and so do images copied from it.',
      action: 'Delete bucket',
      run: () => remove.mutateAsync(bucket.id),
    })
  return (
    <Table.Tr>
      <Table.Td>
        {bucket.name}
        <div role="status">
          {test.data && <Outcome outcome={test.data} />}
          {test.error && <Outcome outcome={{ problem: wordsOf(test.error), firstKey: null }} />}
        </div>
      </Table.Td>
      <Table.Td>
        {providers[bucket.provider] ?? bucket.provider}
        <Text size="xs" c="dimmed">
          {[bucket.account, bucket.bucket, bucket.region, bucket.endpoint].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>{bucket.role ?? bucket.accessKeyId ?? 'its key'}</Table.Td>
      <Table.Td>{momentOf(bucket.createdAt)}</Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap" justify="flex-end">
          <Button
            variant="default"
            aria-label={`Test ${bucket.name}`}
            loading={test.isPending}
            onClick={() => test.mutate(bucket.id)}
          >
            Test
          </Button>
          <RowActions name={bucket.name} onEdit={onChange} onDelete={askRemove} />
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function Outcome({ outcome: { problem, firstKey } }: { outcome: BucketTest }) {
  if (problem !== null)
    return (
      <Text size="xs" c="var(--gesso-bad)">
        {problem}
      </Text>
    )
  return (
    <Text size="xs" c="dimmed">
      {firstKey === null
        ? 'It can be read; nothing is in it.'
        : `It can be read; the first object is ${firstKey}`}
    </Text>
  )
}
