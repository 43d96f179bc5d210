import type { Run } from '@gesso/client'
import { Spoiler, Table } from '@mantine/core'

interface ClassCount {
  readonly id: string
  readonly name: string
  readonly labels: number
  readonly images: number
}

/** How many labels of each class an export read, and on how many images; nothing where it read none. */
export function ClassCounts({ run }: { run: Run }) {
  const classes = run.result?.classes
  const counts: readonly ClassCount[] = Array.isArray(classes) ? classes : []
  if (counts.length === 0) return null
  return (
    <Spoiler maxHeight={150} showLabel="Show all classes" hideLabel="Show less">
      <Table aria-label="Labels by class" fz="xs" w="auto" horizontalSpacing="sm" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Class</Table.Th>
            <Table.Th ta="right">Labels</Table.Th>
            <Table.Th ta="right">Images</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {counts.map(({ id, name, labels, images }) => (
            <Table.Tr key={id}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{labels.toLocaleString('en')}</Table.Td>
              <Table.Td ta="right">{images.toLocaleString('en')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Spoiler>
  )
}
