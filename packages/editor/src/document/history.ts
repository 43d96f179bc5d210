import { type Change, isEmptyChange, type Label, reverseChange, squashChanges } from '@gesso/core'
import type { History } from '../editor.ts'
import { cell } from '../reactive/cells.ts'
import { fitChange } from './fit-change.ts'

const longest = 500

interface Mark {
  readonly name: string
  /** where it was made; null on an image */
  readonly frame: number | null
  readonly change: Change<Label>
  readonly joins: string | undefined
}

/** The history and the ways in for the document that it belongs to. */
export interface KeptHistory extends History {
  /** Remembers an edit just made; forgets what could be redone. */
  mark(name: string, change: Change<Label>, joins?: string): void
  forget(): void
}

/**
 * A history over labels that others change too: a mark is fitted to the labels as they stand before it is taken back
 * or done again, which equals taking back one's own edits, letting in theirs, and doing one's own again.
 * @param edit makes the fitted change in the document
 */
export function createHistory(
  labelNow: (id: string) => Label | undefined,
  edit: (name: string, change: Change<Label>) => void,
  frames: { here(): number | null; goTo(frame: number): void },
): KeptHistory {
  const done = cell<readonly Mark[]>([])
  const undone = cell<readonly Mark[]>([])

  return {
    mark(name, change, joins) {
      const last = done.get().at(-1)
      if (last !== undefined && joins !== undefined && last.joins === joins && undone.get().length === 0) {
        const joined = { name, joins, frame: last.frame, change: squashChanges(last.change, change) }
        done.set([...done.get().slice(0, -1), ...(isEmptyChange(joined.change) ? [] : [joined])])
      } else {
        done.set([...done.get().slice(-longest + 1), { name, change, joins, frame: frames.here() }])
      }
      undone.set([])
    },
    undo() {
      step(done, undone, change => reverseChange(change))
    },
    redo() {
      step(undone, done, change => change)
    },
    undoName: () => done.get().at(-1)?.name ?? null,
    redoName: () => undone.get().at(-1)?.name ?? null,
    forget() {
      done.set([])
      undone.set([])
    },
  }

  function step(from: typeof done, to: typeof done, turned: (change: Change<Label>) => Change<Label>): void {
    const mark = from.get().at(-1)
    if (mark === undefined) return
    const fitting = fitChange(turned(mark.change), labelNow)
    from.set(from.get().slice(0, -1))
    // Only what could be taken back can be done again; the rest belongs to somebody else now.
    if (isEmptyChange(fitting)) {
      step(from, to, turned)
      return
    }
    to.set([...to.get(), { ...mark, joins: undefined, change: turned(fitting) }])
    // What is taken back is to be seen.
    if (mark.frame !== null) frames.goTo(mark.frame)
    edit(mark.name, fitting)
  }
}
