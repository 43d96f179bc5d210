import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Label } from '@gesso/core'
import fc from 'fast-check'
import { openHands, spotLabel } from '../testing/driver.ts'
import { spotKit } from '../testing/spot-kit.ts'

type Step =
  | {
      readonly who: 'me' | 'they'
      readonly does: 'add' | 'move' | 'reclass' | 'remove'
      readonly which: number
    }
  | { readonly who: 'me'; readonly does: 'undo' | 'redo'; readonly which: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    who: fc.constantFrom('me' as const, 'they' as const),
    does: fc.constantFrom('add' as const, 'move' as const, 'reclass' as const, 'remove' as const),
    which: fc.nat(4),
  }),
  fc.record({
    who: fc.constant('me' as const),
    does: fc.constantFrom('undo' as const, 'redo' as const),
    which: fc.nat(4),
  }),
)

const labels = [0, 1, 2].map(at => spotLabel(`start-${at}`, at * 20, 20))

/** What people see: no versions. */
const seen = (all: readonly Label[]) =>
  all.map(({ id, classId, zIndex, geometry }) => ({ id, classId, zIndex, geometry }))

function changeFor(all: readonly Label[], { does, which, who }: Step, at: number) {
  const none = { added: [], updated: [], removed: [] }
  const label = all[which % Math.max(1, all.length)]
  if (does === 'add') return { ...none, added: [spotLabel(`${who}-${at}`, at, 40, { zIndex: at })] }
  if (label === undefined) return none
  if (does === 'remove') return { ...none, removed: [label] }
  const version = who === 'they' ? 100 + at : label.version
  const changed =
    does === 'reclass'
      ? { ...label, version, classId: `class-${at}` }
      : { ...label, version, geometry: spotLabel('x', at, 60).geometry }
  return { ...none, updated: [[label, changed] as const] }
}

describe('history', () => {
  it('takes everything of mine back and does it again, when nobody else edits', () => {
    fc.assert(
      fc.property(fc.array(step), steps => {
        const { editor } = openHands({ kits: [spotKit], labels })
        for (const [at, each] of steps.entries()) {
          if (each.does === 'undo') editor.history.undo()
          else if (each.does === 'redo') editor.history.redo()
          else editor.document.commit('Edit', changeFor(editor.document.labels(), { ...each, who: 'me' }, at))
        }
        while (editor.history.redoName() !== null) editor.history.redo()
        const end = seen(editor.document.labels())
        while (editor.history.undoName() !== null) editor.history.undo()
        assert.deepEqual(seen(editor.document.labels()), seen(labels))
        while (editor.history.redoName() !== null) editor.history.redo()
        assert.deepEqual(seen(editor.document.labels()), end)
      }),
    )
  })

  it("never takes back another person's edit", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), steps => {
        const { editor } = openHands({ kits: [spotKit], labels })
        const { document } = editor
        /** what they said last of each label, and I have not changed knowingly since */
        const theirs = new Map<string, { classId?: string; geometry?: unknown; removed?: boolean }>()
        const forget = (id: string, words: ('classId' | 'geometry' | 'removed')[]) => {
          for (const word of words) delete theirs.get(id)?.[word]
        }
        for (const [at, each] of steps.entries()) {
          if (each.does === 'undo') editor.history.undo()
          else if (each.does === 'redo') editor.history.redo()
          else {
            const change = changeFor(document.labels(), each, at)
            if (each.who === 'me') {
              document.commit('Edit', change)
              for (const [, to] of change.updated)
                forget(to.id, [each.does === 'reclass' ? 'classId' : 'geometry'])
              for (const { id } of change.removed) forget(id, ['classId', 'geometry'])
            } else {
              document.receive(change)
              for (const [, to] of change.updated) {
                const said = each.does === 'reclass' ? { classId: to.classId } : { geometry: to.geometry }
                theirs.set(to.id, { ...theirs.get(to.id), ...said })
              }
              for (const { id } of change.removed) theirs.set(id, { removed: true })
            }
          }
          for (const [id, said] of theirs) {
            const now = document.label(id)
            if (said.removed === true) assert.equal(now, undefined, `${id} was removed by them`)
            if (said.classId !== undefined) assert.equal(now?.classId, said.classId)
            if (said.geometry !== undefined) assert.deepEqual(now?.geometry, said.geometry)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('skips what belongs to somebody else by now, and takes back the edit before', () => {
    const { editor } = openHands({ kits: [spotKit], labels })
    const [first, second] = labels
    assert.ok(first !== undefined && second !== undefined)
    const edit = (label: Label, classId: string) =>
      editor.document.commit('Edit', { added: [], updated: [[label, { ...label, classId }]], removed: [] })
    edit(first, 'mine')
    edit(second, 'mine')
    const now = editor.document.label(second.id)
    assert.ok(now !== undefined)
    editor.document.receive({
      added: [],
      updated: [[now, { ...now, classId: 'theirs', version: 9 }]],
      removed: [],
    })
    editor.history.undo()
    assert.equal(editor.document.label(second.id)?.classId, 'theirs')
    assert.equal(editor.document.label(first.id)?.classId, 'car')
  })

  it('takes back only the attribute that was set, and leaves what others said of the rest', () => {
    const { editor } = openHands({ kits: [spotKit], labels })
    const [first] = labels
    assert.ok(first !== undefined)
    const { document } = editor
    const mine = { ...first, attributes: { colour: 'red', wheels: 4 } }
    document.commit('Set', { added: [], updated: [[first, mine]], removed: [] })
    document.receive({
      added: [],
      updated: [[mine, { ...mine, attributes: { colour: 'blue', wheels: 4, taxi: true }, version: 9 }]],
      removed: [],
    })
    editor.history.undo()
    assert.deepEqual(document.label(first.id)?.attributes, { colour: 'blue', taxi: true })
    editor.history.redo()
    assert.deepEqual(document.label(first.id)?.attributes, { colour: 'blue', taxi: true, wheels: 4 })
  })
})
