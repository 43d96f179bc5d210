import { Button, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { keyTitle } from '../annotator/help/key-title.ts'
import type { LabelEdits } from './use-label-edits.ts'

/** Takes back what was done last on this page; nothing where there is none. */
export function UndoButton({ edits }: { edits: LabelEdits }) {
  if (edits.last === undefined) return null
  return (
    <Tooltip label={`${edits.last}  ${keyTitle('mod+z')}`}>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={14} />}
        loading={edits.busy}
        onClick={edits.undo}
      >
        Undo
      </Button>
    </Tooltip>
  )
}
