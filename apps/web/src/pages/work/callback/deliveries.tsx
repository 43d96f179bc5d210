import type { Delivery } from '@gesso/client'
import { Button, SegmentedControl, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deliveriesQuery, useRetryDelivery } from '../../../data/callbacks.ts'
import { notifyError } from '../../../panels/confirm-delete.tsx'
import { EmptyState } from '../../../panels/empty-state.tsx'
import { ErrorNote } from '../../../panels/error-note.tsx'
import { LinkAnchor } from '../../../panels/links.tsx'
import { Section } from '../../../panels/page.tsx'
import { StatusBadge } from '../../../panels/status-badge.tsx'
import { momentOf } from '../../../panels/words.ts'

const looks = {
  waiting: { title: 'Waiting', colour: '#dd9414' },
  delivered: { title: 'Delivered', colour: '#37a261' },
  'given up': { title: 'Given up', colour: '#c4372d' },
} as const

const filters = [
  { value: 'all', label: 'All' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'given up', label: 'Given up' },
  { value: 'delivered', label: 'Delivered' },
]

/** The log of what was told, newest first. */
export function Deliveries({ projectId, mayRetry }: { projectId: string; mayRetry: boolean }) {
  const [filter, setFilter] = useState('all')
  const state = isState(filter) ? filter : undefined
  const list = useInfiniteQuery(deliveriesQuery(projectId, state))
  const deliveries = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Section
      title="What was told"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Which deliveries"
          data={filters}
          value={filter}
          onChange={setFilter}
        />
      }
    >
      {list.error && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
      {list.data && deliveries.length === 0 && (
        <EmptyState icon={IconMailForward} title={state ? 'None is like that' : 'Nothing was told yet'}>
          {state ? 'Look at all of them.' : 'Set an address above; each job that ends is then told here.'}
        </EmptyState>
      )}
      {deliveries.length > 0 && (
        <Table.ScrollContainer minWidth={620}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>Job</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Answer</Table.Th>
                <Table.Th>Tries</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {deliveries.map(delivery => (
                <Row key={delivery.id} projectId={projectId} delivery={delivery} mayRetry={mayRetry} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </Section>
  )
}

interface RowProps {
  readonly projectId: string
  readonly delivery: Delivery
  readonly mayRetry: boolean
}

function Row({ projectId, delivery, mayRetry }: RowProps) {
  const retry = useRetryDelivery(projectId)
  const { id, createdAt, referenceId, about, state, attempts, nextAt } = delivery
  return (
    <Table.Tr>
      <Table.Td>{momentOf(createdAt)}</Table.Td>
      <Table.Td>
        <LinkAnchor
          to="/projects/$projectId/work/jobs"
          params={{ projectId }}
          search={{ search: referenceId }}
        >
          {referenceId}
        </LinkAnchor>
        {about === 'failed' && (
          <Text size="xs" c="dimmed">
            that it failed
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StatusBadge look={looks[state]} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{answerOf(delivery)}</Text>
        {nextAt && (
          <Text size="xs" c="dimmed">
            again {momentOf(nextAt)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{attempts}</Table.Td>
      <Table.Td ta="right">
        {mayRetry && (
          <Button
            variant="default"
            aria-label={`Tell of ${referenceId} again now`}
            loading={retry.isPending}
            onClick={() => retry.mutate(id, { onError: notifyError })}
          >
            Again now
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function answerOf({ lastStatus, lastProblem, attempts }: Delivery): string {
  const words = [lastStatus && `HTTP ${lastStatus}`, lastProblem].filter(Boolean)
  if (words.length > 0) return words.join(': ')
  return attempts === 0 ? 'not tried yet' : 'none'
}

function isState(word: string): word is Delivery['state'] {
  return word in looks
}
