import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCloudCheck, IconCloudUp } from '@tabler/icons-react'
import { checkConnection } from '../../../data/connection.ts'
import { useValue } from '../../../data/use-value.ts'
import { useDesk } from '../desk/desk-context.ts'
import classes from './save-state.module.css'
import { type SaveWords, saveWords } from './save-words.ts'

const icons = { good: IconCloudCheck, busy: IconCloudUp, bad: IconAlertTriangle }

/** Where the edits are, in words; a click tries again at once. */
export function SaveState() {
  const { sync, survivesReload } = useDesk().desk
  const state = useValue(() => sync.state.get())
  const words: SaveWords = saveWords(state, survivesReload)
  const Icon = icons[words.tone]
  const tryNow = () => {
    void checkConnection()
    sync.resume()
  }
  return (
    <Tooltip label={words.explanation} multiline maw={320}>
      <UnstyledButton className={classes.state ?? ''} data-tone={words.tone} onClick={tryNow}>
        <Icon size={16} stroke={1.7} aria-hidden />
        <span role="status">{words.text}</span>
      </UnstyledButton>
    </Tooltip>
  )
}
