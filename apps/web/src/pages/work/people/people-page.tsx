import { SegmentedControl, Text } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { peopleFiguresQuery } from '../../../data/people-figures.ts'
import { EmptyState } from '../../../panels/empty-state.tsx'
import { ErrorNote } from '../../../panels/error-note.tsx'
import { Page, Section } from '../../../panels/page.tsx'
import { useProject } from '../use-project.ts'
import { PeopleTable } from './people-table.tsx'

const spans = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: 'all', label: 'All time' },
]

/** What everybody did, how fast, and how far others agree with it. */
export function WorkPeoplePage() {
  const project = useProject()
  const [span, setSpan] = useState('30')
  const figures = useQuery(peopleFiguresQuery(project.id, span === 'all' ? undefined : Number(span)))
  const people = figures.data?.people ?? []
  return (
    <Page title="People at work">
      <Section
        title="Time, pace and agreement"
        aside={
          <SegmentedControl size="xs" aria-label="Of when" data={spans} value={span} onChange={setSpan} />
        }
      >
        {figures.error && <ErrorNote error={figures.error} retry={() => void figures.refetch()} />}
        {figures.data && people.length === 0 && (
          <EmptyState icon={IconUsers} title="Nobody has finished anything yet">
            Time, pace and agreement are shown here as soon as people submit and review jobs.
          </EmptyState>
        )}
        {people.length > 0 && <PeopleTable people={people} />}
        {(figures.data?.uncompared ?? 0) > 0 && (
          <Text size="sm" c="dimmed" mt="sm" role="status">
            {figures.data?.uncompared} reviews are still being compared; agreement will follow.
          </Text>
        )}
      </Section>
      <Section title="What the figures mean">
        <Text size="sm" c="dimmed">
          Time counts while the page is in sight and somebody is there. Pace is labels added or changed in an
          hour. Rejected is the part of the reviewed jobs of a person that was sent back. Agreement is how
          many objects stand in both the version of the maker and that of the reviewer with the same class;
          overlap is how well these cover each other.
        </Text>
      </Section>
    </Page>
  )
}
