import type { Label } from '@gesso/core'
import type { Editor } from '@gesso/editor'

interface HeldKeys {
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** Chooses a label of the list: alone, with Ctrl besides the others, with Shift with all up to the nearest chosen one. */
export function chooseRow(
  { document, selection }: Pick<Editor, 'document' | 'selection'>,
  label: Label,
  held: HeldKeys,
): void {
  if (held.ctrlKey || held.metaKey) {
    selection.toggle(label.id)
    return
  }
  const labels = document.labels()
  const to = labels.findIndex(({ id }) => id === label.id)
  const chosen = labels.flatMap(({ id }, place) => (selection.has(id) ? [place] : []))
  if (!held.shiftKey || chosen.length === 0) {
    selection.set([label.id])
    return
  }
  const from = chosen.reduce((best, place) => (Math.abs(place - to) < Math.abs(best - to) ? place : best))
  const between = labels.slice(Math.min(from, to), Math.max(from, to) + 1)
  selection.set([...selection.ids(), ...between.map(({ id }) => id)])
}
