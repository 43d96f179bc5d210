import { Alert, Button } from '@mantine/core'
import { wordsOf } from '../data/client.ts'

/** Says in place that something could not be read, with a way to try again. */
export function ErrorNote({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Alert color="red" m="md" title="This could not be read">
      {wordsOf(error)}
      <div>
        <Button mt="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      </div>
    </Alert>
  )
}
