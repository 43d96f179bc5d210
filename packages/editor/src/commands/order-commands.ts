import { boxIntersection, type Label } from '@gesso/core'
import type { Editor } from '../editor.ts'
import { reachableSelection } from '../tools/select/under.ts'
import type { Command } from './command.ts'

/** What lies in front of what. */
export function orderCommands(editor: Editor): readonly Command[] {
  const command = (name: string, title: string, key: string, run: (editor: Editor) => void): Command => ({
    name,
    title,
    group: 'Order',
    key: [key],
    run: () => run(editor),
    enabled: () => reachableSelection(editor).length > 0,
  })
  return [
    command('bring to front', 'Bring to front', 'shift+PageUp', toFront),
    command('bring forward', 'Bring forward', 'PageUp', forward),
    command('send backward', 'Send backward', 'PageDown', backward),
    command('send to back', 'Send to back', 'shift+PageDown', toBack),
  ]
}

function toFront(editor: Editor): void {
  const chosen = chosenInOrder(editor)
  const front = (editor.document.labels().at(-1)?.zIndex ?? 0) + 1
  restack(editor, 'Bring to front', new Map(chosen.map((label, index) => [label, front + index])))
}

function toBack(editor: Editor): void {
  const chosen = chosenInOrder(editor)
  const back = (editor.document.labels()[0]?.zIndex ?? 0) - chosen.length
  restack(editor, 'Send to back', new Map(chosen.map((label, index) => [label, back + index])))
}

function forward(editor: Editor): void {
  step(editor, 'Bring forward', editor.document.labels(), 1)
}

function backward(editor: Editor): void {
  step(editor, 'Send backward', editor.document.labels().toReversed(), -1)
}

/**
 * Past the next label that it overlaps: a step that can be seen.
 * Only labels that overlap are numbered anew, so that one step does not touch thousands.
 * @param outward all labels in the direction of the step
 */
function step(editor: Editor, name: string, outward: readonly Label[], sign: 1 | -1): void {
  const chosen = new Set(chosenInOrder(editor))
  const numbers = new Map<Label, number>()
  const depthOf = (label: Label) => (numbers.get(label) ?? label.zIndex) * sign
  for (let at = outward.length - 1; at >= 0; at--) {
    const label = outward[at]
    if (label === undefined || !chosen.has(label)) continue
    const passedAt = outward.findIndex(
      (other, index) => index > at && !chosen.has(other) && overlaps(editor, label, other),
    )
    const passed = outward[passedAt]
    if (passed === undefined) continue
    numbers.set(label, (depthOf(passed) + 1) * sign)
    const lifted = [label]
    for (const other of outward.slice(passedAt + 1)) {
      const under = lifted.filter(each => depthOf(each) >= depthOf(other) && overlaps(editor, each, other))
      if (under.length === 0) continue
      numbers.set(other, (Math.max(...under.map(depthOf)) + 1) * sign)
      lifted.push(other)
    }
  }
  restack(editor, name, numbers)
}

function overlaps(editor: Editor, a: Label, b: Label): boolean {
  return boxIntersection(editor.document.boundsOf(a), editor.document.boundsOf(b)) !== undefined
}

function chosenInOrder(editor: Editor): readonly Label[] {
  const ids = new Set(reachableSelection(editor).map(label => label.id))
  return editor.document.labels().filter(label => ids.has(label.id))
}

function restack(editor: Editor, name: string, numbers: ReadonlyMap<Label, number>): void {
  const updated = [...numbers].flatMap(([label, zIndex]) =>
    label.zIndex === zIndex ? [] : [[label, { ...label, zIndex }] as const],
  )
  editor.document.commit(name, { added: [], updated, removed: [] })
}
