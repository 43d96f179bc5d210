import { Button, Loader, Text } from '@mantine/core'
import { checkConnection, connection } from '../data/connection.ts'
import { useValue } from '../data/use-value.ts'
import classes from './connection-banner.module.css'

/** Says that the server is away, for as long as it is. */
export function ConnectionBanner() {
  const away = useValue(() => connection() === 'unreachable')
  if (!away) return null
  return (
    <div className={classes.banner} role="status">
      <Loader size={12} color="currentColor" aria-hidden />
      <Text size="sm" span>
        The server cannot be reached. Edits are kept in this browser until it answers.
      </Text>
      <Button size="compact-xs" variant="white" color="dark" onClick={checkConnection}>
        Try now
      </Button>
    </div>
  )
}
