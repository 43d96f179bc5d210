import { Center, Loader } from '@mantine/core'

/** While a page's code and first data are on their way. */
export function PendingPage() {
  return (
    <Center h="60vh">
      <Loader size="sm" aria-label="Loading" />
    </Center>
  )
}
