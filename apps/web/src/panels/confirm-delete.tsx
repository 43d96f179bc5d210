import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { wordsOf } from '../data/client.ts'
import { notifyProblem } from './notices.tsx'

interface Deletion {
  readonly title: string
  /** what goes with it, in numbers */
  readonly words: string
  /** what the button says, e.g. `Delete dataset` */
  readonly action: string
  readonly run: () => Promise<unknown>
}

/** Asks before something is deleted for good; says so when it could not be. */
export function confirmDelete({ title, words, action, run }: Deletion): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{words}</Text>,
    labels: { confirm: action, cancel: 'Keep' },
    confirmProps: { color: 'red' },
    onConfirm: () => run().catch(notifyError),
  })
}

/** Says what went wrong, in a corner. */
export function notifyError(error: unknown): void {
  notifyProblem(wordsOf(error))
}
