import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { EmptyState } from './empty-state.tsx'

/** Where filters leave nothing of a list. @param noun what is listed, e.g. `image` */
export function NoMatch({ noun, clear }: { readonly noun: string; readonly clear: () => void }) {
  return (
    <EmptyState icon={IconFilterOff} title={`No ${noun} matches`}>
      Every filter has to hold at the same time.
      <div>
        <Button mt="md" variant="default" onClick={clear}>
          Clear filters
        </Button>
      </div>
    </EmptyState>
  )
}
