import type { PersonFigures } from '@gesso/client'
import { SegmentedControl, Table, Text } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { peopleFiguresQuery } from '../../../data/people-figures.ts'
import { EmptyState } from '../../../panels/empty-state.tsx'
import { ErrorNote } from '../../../panels/error-note.tsx'
import { Page, Section } from '../../../panels/page.tsx'
import { useProject } from '../use-project.ts'
import { FigureBar } from './figure-bar.tsx'
import { durationOf, percentOf } from './figure-words.ts'

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

function PeopleTable({ people }: { people: readonly PersonFigures[] }) {
  const most = (read: (person: PersonFigures) => number) => Math.max(1, ...people.map(read))
  const mostSeconds = most(total)
  const mostPace = most(({ labelsPerHour }) => labelsPerHour ?? 0)
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            {['Name', 'Jobs', 'Time', 'Labels an hour', 'Rejected', 'Agreement', 'Overlap'].map(title => (
              <Table.Th key={title}>{title}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map(person => (
            <Table.Tr key={person.personId}>
              <Table.Td>{person.name}</Table.Td>
              <Table.Td>
                <Jobs person={person} />
              </Table.Td>
              <Table.Td>
                <FigureBar
                  words={durationOf(total(person))}
                  parts={[
                    { share: person.secondsMaking / mostSeconds, colour: '#3b86d8' },
                    { share: person.secondsReviewing / mostSeconds, colour: '#9168d8' },
                  ]}
                  title={`${durationOf(person.secondsMaking)} labelling, ${durationOf(person.secondsReviewing)} reviewing`}
                />
              </Table.Td>
              <Table.Td>
                <FigureBar
                  words={
                    person.labelsPerHour === null
                      ? '–'
                      : Math.round(person.labelsPerHour).toLocaleString('en')
                  }
                  parts={[{ share: (person.labelsPerHour ?? 0) / mostPace, colour: '#3b86d8' }]}
                  title={`${person.labelsAdded} added, ${person.labelsUpdated} changed, ${person.labelsRemoved} removed`}
                />
              </Table.Td>
              <Table.Td>
                <FigureBar
                  words={percentOf(person.rejectionRate)}
                  parts={[{ share: person.rejectionRate ?? 0, colour: '#c4372d' }]}
                  title={`${person.ownRejected} of ${person.ownReviewed} reviewed jobs`}
                />
              </Table.Td>
              <Table.Td>
                <FigureBar
                  words={percentOf(person.agreement)}
                  parts={[{ share: person.agreement ?? 0, colour: '#37a261' }]}
                  title={`of ${person.ownCompared} jobs that others accepted`}
                />
              </Table.Td>
              <Table.Td>{percentOf(person.iou)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function total({ secondsMaking, secondsReviewing }: PersonFigures): number {
  return secondsMaking + secondsReviewing
}

function Jobs({ person }: { person: PersonFigures }) {
  const { submitted, accepted, rejected, skipped } = person
  const words = [
    [submitted, 'submitted'],
    [accepted, 'accepted'],
    [rejected, 'rejected'],
    [skipped, 'skipped'],
  ] as const
  const said = words.flatMap(([count, word]) => (count > 0 ? [`${count.toLocaleString('en')} ${word}`] : []))
  return <Text size="sm">{said.join(', ') || '–'}</Text>
}
