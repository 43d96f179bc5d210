import type { Project } from '@gesso/client'
import { Button, Modal, Tabs, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBucket } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMay } from '../../data/me.ts'
import { bucketImportsQuery, isGoing } from '../../data/runs.ts'
import { refreshVideos } from '../../data/videos.ts'
import { ErrorNote } from '../../panels/error-note.tsx'
import { ImportRow } from './import-row.tsx'
import { NewImport } from './new-import.tsx'

/** Leads to imports from buckets, for those who may start them. */
export function BucketImport({ project }: { project: Project }) {
  const mayImport = useMay(project.workspaceId, 'import from buckets')
  return mayImport ? <Imports project={project} /> : null
}

function Imports({ project }: { project: Project }) {
  const list = useInfiniteQuery(bucketImportsQuery(project.id))
  const runs = list.data?.pages.flatMap(page => page.items) ?? []
  const going = runs.some(isGoing)
  const [opened, { open, close }] = useDisclosure(false)
  const [tab, setTab] = useState<string | null>('new')
  const cache = useQueryClient()
  const ended = list.data && runs.filter(run => !isGoing(run)).length
  const endedBefore = useRef(ended)
  useEffect(() => {
    // A short run has ended before it is ever seen under way.
    if (endedBefore.current !== undefined && ended !== endedBefore.current)
      void refreshVideos(cache, project.id)
    endedBefore.current = ended
  }, [ended, cache, project.id])
  return (
    <>
      <Button variant="default" leftSection={<IconBucket size={15} />} onClick={open}>
        {going ? 'Importing…' : 'Import from a bucket'}
      </Button>
      <Modal opened={opened} onClose={close} title="Import from a bucket" size="lg">
        <Tabs value={tab} onChange={setTab}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="new">New import</Tabs.Tab>
            <Tabs.Tab value="runs">Imports so far</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="new">
            <NewImport project={project} onStarted={() => setTab('runs')} />
          </Tabs.Panel>
          <Tabs.Panel value="runs">
            {list.error && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
            {list.data && runs.length === 0 && (
              <Text size="sm" c="dimmed">
                Nothing was imported yet.
              </Text>
            )}
            {runs.map(run => (
              <ImportRow key={run.id} project={project} run={run} />
            ))}
            {list.hasNextPage && (
              <Button variant="subtle" onClick={() => void list.fetchNextPage()}>
                Show older ones
              </Button>
            )}
          </Tabs.Panel>
        </Tabs>
      </Modal>
    </>
  )
}
