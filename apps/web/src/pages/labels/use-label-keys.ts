import type { LabelClass } from '@gesso/client'
import { useHotkeys } from '@mantine/hooks'
import type { LabelItem } from './label-card.tsx'
import type { LabelEdits } from './use-label-edits.ts'

interface OnPage {
  readonly chosen: readonly LabelItem[]
  readonly labelClasses: readonly LabelClass[]
  readonly mayEdit: boolean
  readonly edits: LabelEdits
  readonly askDelete: () => void
}

const numberKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** The keys of the page: numbers give the chosen labels a class, as in the annotator, Delete asks, Ctrl+Z takes back. */
export function useLabelKeys({ chosen, labelClasses, mayEdit, edits, askDelete }: OnPage): void {
  const acts = mayEdit && chosen.length > 0 && !edits.busy
  useHotkeys([
    ['mod+Z', edits.undo],
    ['Delete', () => acts && askDelete()],
    ...numberKeys.map((key, index): [string, () => void] => [
      key,
      () => {
        const to = labelClasses[index]
        if (acts && to) edits.setClass(chosen, to)
      },
    ]),
  ])
}
