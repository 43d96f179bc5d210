import type { Run } from '@gesso/client'
import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { counted } from '../../panels/words.ts'

interface ClassCount {
  readonly id: string
  readonly name: string
  readonly labels: number
  readonly images: number
}

/** Of more, the first are shown until all are asked for. */
const few = 6

/**
 * How many labels of each class an export found, and on how many images, whether its format could hold them or not;
 * nothing where it read none.
 */
export function ClassCounts({ run }: { run: Run }) {
  const [all, setAll] = useState(false)
  const classes = run.result?.classes
  const counts: readonly ClassCount[] = Array.isArray(classes) ? classes : []
  if (counts.length === 0) return null
  const shown = all ? counts : counts.slice(0, few)
  const sum = counts.reduce((labels, each) => labels + each.labels, 0)
  return (
    <div>
      <Table fz="xs" w="auto" horizontalSpacing="sm" verticalSpacing={2} captionSide="top">
        <Table.Caption ta="left" mt={4} mb={2} fz="xs">
          Labels in the selection, by class
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Class</Table.Th>
            <Table.Th ta="right">Labels</Table.Th>
            <Table.Th ta="right">Images</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ id, name, labels, images }) => (
            <Table.Tr key={id}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{labels.toLocaleString('en')}</Table.Td>
              <Table.Td ta="right">{images.toLocaleString('en')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{counted(counts.length, 'class', 'classes')}</Table.Th>
            <Table.Th ta="right">{sum.toLocaleString('en')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
      {counts.length > few && (
        <Button variant="subtle" size="compact-xs" mt={4} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer classes' : `Show all ${counts.length} classes`}
        </Button>
      )}
    </div>
  )
}
