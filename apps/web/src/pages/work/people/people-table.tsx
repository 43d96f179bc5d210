import type { PersonFigures } from '@gesso/client'
import { Group, Table, Text, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { counted } from '../../../panels/words.ts'
import classes from './figure-bar.module.css'
import { FigureBar } from './figure-bar.tsx'
import { durationOf, percentOf } from './figure-words.ts'
import { type FigureName, type FigureOrder, orderAfter, secondsOf, sortedPeople } from './sorted-people.ts'

// Told apart also by those who see no red or no green.
const labelling = '#3b86d8'
const reviewing = '#dd9414'
const sentBack = '#c4372d'
const agreeing = '#2a9d8f'

const columns: readonly { readonly name: FigureName; readonly title: string }[] = [
  { name: 'name', title: 'Name' },
  { name: 'jobs', title: 'Jobs' },
  { name: 'time', title: 'Time' },
  { name: 'pace', title: 'Labels an hour' },
  { name: 'rejected', title: 'Rejected' },
  { name: 'agreement', title: 'Agreement' },
  { name: 'overlap', title: 'Overlap' },
]

/** The figures of people beside each other, ordered by any of them. */
export function PeopleTable({ people }: { people: readonly PersonFigures[] }) {
  const [order, setOrder] = useState<FigureOrder>({ by: 'name', down: false })
  const sorted = useMemo(() => sortedPeople(people, order), [people, order])
  const most = (read: (person: PersonFigures) => number) => Math.max(1, ...people.map(read))
  const mostSeconds = most(secondsOf)
  const mostPace = most(({ labelsPerHour }) => labelsPerHour ?? 0)
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing={8} className={classes.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, title }) => (
              <SortedHead
                key={name}
                title={title}
                down={order.by === name ? order.down : undefined}
                onPress={() => setOrder(orderAfter(order, name))}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map(person => (
            <PersonRow key={person.personId} person={person} mostSeconds={mostSeconds} mostPace={mostPace} />
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="md" mt={6}>
        <Key colour={labelling} words="Labelling" />
        <Key colour={reviewing} words="Reviewing" />
      </Group>
    </Table.ScrollContainer>
  )
}

interface SortedHeadProps {
  readonly title: string
  /** undefined where the table is ordered by something else */
  readonly down: boolean | undefined
  readonly onPress: () => void
}

function SortedHead({ title, down, onPress }: SortedHeadProps) {
  const Icon = down ? IconArrowDown : IconArrowUp
  return (
    <Table.Th aria-sort={down === undefined ? 'none' : down ? 'descending' : 'ascending'}>
      <UnstyledButton className={classes.head ?? ''} onClick={onPress}>
        {title}
        {down !== undefined && <Icon size={13} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  )
}

function Key({ colour, words }: { colour: string; words: string }) {
  return (
    <Text size="xs" c="dimmed">
      <span className={classes.key} style={{ background: colour }} /> {words}
    </Text>
  )
}

interface PersonRowProps {
  readonly person: PersonFigures
  /** of whoever has most */
  readonly mostSeconds: number
  readonly mostPace: number
}

function PersonRow({ person, mostSeconds, mostPace }: PersonRowProps) {
  const { secondsMaking, secondsReviewing, labelsAdded, labelsUpdated, labelsRemoved } = person
  return (
    <Table.Tr>
      <Table.Td>{person.name}</Table.Td>
      <Table.Td>
        <Jobs person={person} />
      </Table.Td>
      <Table.Td>
        <FigureBar
          words={durationOf(secondsOf(person))}
          parts={[
            { share: secondsMaking / mostSeconds, colour: labelling },
            { share: secondsReviewing / mostSeconds, colour: reviewing },
          ]}
          detail={said([
            [secondsMaking, `${durationOf(secondsMaking)} labelling`],
            [secondsReviewing, `${durationOf(secondsReviewing)} reviewing`],
          ])}
        />
      </Table.Td>
      <Table.Td>
        <FigureBar
          words={person.labelsPerHour === null ? '–' : Math.round(person.labelsPerHour).toLocaleString('en')}
          parts={[{ share: (person.labelsPerHour ?? 0) / mostPace, colour: labelling }]}
          detail={said([
            [labelsAdded, `${labelsAdded.toLocaleString('en')} added`],
            [labelsUpdated, `${labelsUpdated.toLocaleString('en')} changed`],
            [labelsRemoved, `${labelsRemoved.toLocaleString('en')} removed`],
          ])}
        />
      </Table.Td>
      <Table.Td>
        <FigureBar
          words={percentOf(person.rejectionRate)}
          parts={[{ share: person.rejectionRate ?? 0, colour: sentBack }]}
          detail={said([
            [person.ownReviewed, `${person.ownRejected} of ${counted(person.ownReviewed, 'job')}`],
          ])}
        />
      </Table.Td>
      <Table.Td>
        <FigureBar
          words={percentOf(person.agreement)}
          parts={[{ share: person.agreement ?? 0, colour: agreeing }]}
          detail={said([[person.ownCompared, `in ${counted(person.ownCompared, 'job')}`]])}
        />
      </Table.Td>
      <Table.Td>{percentOf(person.iou)}</Table.Td>
    </Table.Tr>
  )
}

function Jobs({ person: { submitted, accepted, rejected, skipped } }: { person: PersonFigures }) {
  const words = said([
    [submitted, `${submitted.toLocaleString('en')} submitted`],
    [accepted, `${accepted.toLocaleString('en')} accepted`],
    [rejected, `${rejected.toLocaleString('en')} rejected`],
    [skipped, `${skipped.toLocaleString('en')} skipped`],
  ])
  return <Text size="sm">{words || '–'}</Text>
}

/** What there is any of, e.g. `3 added, 1 removed`. */
function said(parts: readonly (readonly [count: number, words: string])[]): string {
  return parts.flatMap(([count, words]) => (count > 0 ? [words] : [])).join(', ')
}
