import type { Bucket } from '@gesso/client'
import { Button, Modal, Table, VisuallyHidden } from '@mantine/core'
import { IconBucket, IconLock, IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { bucketsQuery, useCreateBucket, useUpdateBucket } from '../../data/buckets.ts'
import { useMay, useMe } from '../../data/me.ts'
import { EmptyState } from '../../panels/empty-state.tsx'
import { Page, Section } from '../../panels/page.tsx'
import { ChangeBucketForm, NewBucketForm } from './bucket-form.tsx'
import { BucketRow } from './bucket-row.tsx'

const route = getRouteApi('/signed-in/shell/workspaces/$workspaceId/buckets')

/** The buckets that a workspace imports from. */
export function BucketsPage() {
  const { workspaceId } = route.useParams()
  const { memberships } = useMe()
  const mayManage = useMay(workspaceId, 'manage buckets')
  if (!memberships.some(({ workspace }) => workspace.id === workspaceId)) return <NotFoundPage />
  if (!mayManage)
    return (
      <EmptyState icon={IconLock} title="Buckets are kept by Administrators" page>
        Ask one of them to add a bucket. Supervisors import from it on the page of a project.
      </EmptyState>
    )
  return <Buckets key={workspaceId} workspaceId={workspaceId} />
}

type Asking = { readonly for: 'new' } | { readonly for: 'change'; readonly bucket: Bucket } | null

function Buckets({ workspaceId }: { workspaceId: string }) {
  const { data: buckets } = useSuspenseQuery(bucketsQuery(workspaceId))
  const [asking, setAsking] = useState<Asking>(null)
  const add = (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setAsking({ for: 'new' })}>
      Add a bucket
    </Button>
  )
  return (
    <Page title="Buckets">
      <Section title="Where pictures and videos come from" aside={buckets.length > 0 && add}>
        {buckets.length === 0 ? (
          <EmptyState icon={IconBucket} title="No bucket yet">
            A bucket is a store at Amazon, Google, Azure or your own server. Add it with a key that may list
            and read it; then import from it on the page of a project.
            <div style={{ marginTop: 14 }}>{add}</div>
          </EmptyState>
        ) : (
          <BucketTable buckets={buckets} onChange={bucket => setAsking({ for: 'change', bucket })} />
        )}
      </Section>
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking?.for === 'change' ? 'Change the bucket' : 'Add a bucket'}
      >
        {asking?.for === 'new' && <Add workspaceId={workspaceId} onDone={() => setAsking(null)} />}
        {asking?.for === 'change' && <Change bucket={asking.bucket} onDone={() => setAsking(null)} />}
      </Modal>
    </Page>
  )
}

interface BucketTableProps {
  readonly buckets: readonly Bucket[]
  readonly onChange: (bucket: Bucket) => void
}

function BucketTable({ buckets, onChange }: BucketTableProps) {
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Where</Table.Th>
            <Table.Th>Read with</Table.Th>
            <Table.Th>Added</Table.Th>
            <Table.Th w={140}>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {buckets.map(bucket => (
            <BucketRow key={bucket.id} bucket={bucket} onChange={() => onChange(bucket)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Add({ workspaceId, onDone }: { workspaceId: string; onDone: () => void }) {
  const create = useCreateBucket(workspaceId)
  return (
    <NewBucketForm
      workspaceId={workspaceId}
      pending={create.isPending}
      error={create.error}
      onSubmit={entry => create.mutate(entry, { onSuccess: onDone })}
    />
  )
}

function Change({ bucket, onDone }: { bucket: Bucket; onDone: () => void }) {
  const update = useUpdateBucket(bucket.workspaceId)
  return (
    <ChangeBucketForm
      bucket={bucket}
      pending={update.isPending}
      error={update.error}
      onSubmit={body => update.mutate({ bucketId: bucket.id, body }, { onSuccess: onDone })}
    />
  )
}
