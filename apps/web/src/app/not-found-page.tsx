import { Box } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { EmptyState } from '../panels/empty-state.tsx'
import { LinkButton } from '../panels/links.tsx'

/** Where there is nothing, or nothing for this person. */
export function NotFoundPage() {
  return (
    <EmptyState icon={IconMapQuestion} title="There is nothing here" page>
      It was deleted, the address is mistyped, or it belongs to a workspace you are not a member of.
      <Box mt="md">
        <LinkButton to="/">To the projects</LinkButton>
      </Box>
    </EmptyState>
  )
}
