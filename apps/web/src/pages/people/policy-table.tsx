import { type Capability, may, policy, roles } from '@gesso/core'
import { Table, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Section } from '../../panels/page.tsx'

const capabilities = Object.keys(policy).filter((word): word is Capability => word in policy)

/** What each role may do: the very table that the server goes by. */
export function PolicyTable() {
  return (
    <Section title="What each role may do">
      <Table.ScrollContainer minWidth={620}>
        <Table verticalSpacing={4} striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Capability</Table.Th>
              {roles.map(role => (
                <Table.Th key={role} scope="col" ta="center" w={100}>
                  {role}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {capabilities.map(capability => (
              <Table.Tr key={capability}>
                <Table.Th scope="row" fw={400}>
                  {capability.charAt(0).toUpperCase() + capability.slice(1)}
                </Table.Th>
                {roles.map(role => (
                  <Table.Td key={role} ta="center">
                    {may(role, capability) ? (
                      <>
                        <IconCheck size={15} aria-hidden />
                        <VisuallyHidden>yes</VisuallyHidden>
                      </>
                    ) : (
                      <VisuallyHidden>no</VisuallyHidden>
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}
