import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Change } from './change.ts'
import { applyChange, isEmptyChange, reverseChange, squashChanges } from './change-rules.ts'
import type { LabelContent } from './label.ts'
import { byStack } from './stack.ts'

type Labels = ReadonlyMap<string, LabelContent>

const ids = ['a', 'b', 'c', 'd', 'e'] as const

function label(id: string, at: number): LabelContent {
  const geometry = { left: at, top: 0, right: at + 1, bottom: 1 }
  return {
    id,
    classId: 'car',
    shape: 'box',
    geometry,
    zIndex: 0,
    tool: null,
    externalId: null,
    attributes: {},
  }
}

/** What each id should become: gone, or at a place; ids left out stay. */
const wishes = fc.dictionary(fc.constantFrom(...ids), fc.option(fc.nat({ max: 2 })), { maxKeys: 5 })

const documents: fc.Arbitrary<Labels> = wishes.map(wish => applyChange(new Map(), changeTo(new Map(), wish)))

/** The change that makes the wishes true of these labels. */
function changeTo(labels: Labels, wish: Record<string, number | null>): Change<LabelContent> {
  const added: LabelContent[] = []
  const updated: [LabelContent, LabelContent][] = []
  const removed: LabelContent[] = []
  for (const [id, at] of Object.entries(wish)) {
    const from = labels.get(id)
    if (at === null) removed.push(...(from === undefined ? [] : [from]))
    else if (from === undefined) added.push(label(id, at))
    else updated.push([from, label(id, at)])
  }
  return { added, updated, removed }
}

/** Order in a map is no part of what labels are. */
function sorted(labels: Labels): LabelContent[] {
  return [...labels.values()].sort(byStack)
}

describe('changes', () => {
  it('leave the labels they are applied to untouched', () => {
    const before = new Map([['a', label('a', 0)]])
    applyChange(before, { added: [label('b', 1)], updated: [], removed: [label('a', 0)] })
    assert.deepEqual([...before.keys()], ['a'])
  })

  it('do what they say', () => {
    const before = new Map(['a', 'b', 'c'].map(id => [id, label(id, 0)]))
    const change = {
      added: [label('d', 1)],
      updated: [[label('b', 0), label('b', 2)] as const],
      removed: [label('a', 0)],
    }
    assert.deepEqual(sorted(applyChange(before, change)), [label('b', 2), label('c', 0), label('d', 1)])
  })

  it('are undone by their reverse', () => {
    fc.assert(
      fc.property(documents, wishes, (labels, wish) => {
        const change = changeTo(labels, wish)
        const back = applyChange(applyChange(labels, change), reverseChange(change))
        assert.deepEqual(sorted(back), sorted(labels))
        assert.deepEqual(reverseChange(reverseChange(change)), change)
      }),
    )
  })

  it('do the same squashed as one after the other, and are undone as one', () => {
    fc.assert(
      fc.property(documents, wishes, wishes, (labels, wishA, wishB) => {
        const first = changeTo(labels, wishA)
        const middle = applyChange(labels, first)
        const second = changeTo(middle, wishB)
        const both = squashChanges(first, second)
        const after = applyChange(middle, second)
        assert.deepEqual(sorted(applyChange(labels, both)), sorted(after))
        assert.deepEqual(sorted(applyChange(after, reverseChange(both))), sorted(labels))
        const all = [...both.added, ...both.removed, ...both.updated.map(([, to]) => to)].map(({ id }) => id)
        assert.equal(new Set(all).size, all.length)
        assert.ok(
          both.updated.every(([from]) => labels.has(from.id)) &&
            both.added.every(({ id }) => !labels.has(id)),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('squash in any grouping', () => {
    fc.assert(
      fc.property(documents, wishes, wishes, wishes, (labels, wishA, wishB, wishC) => {
        const a = changeTo(labels, wishA)
        const afterA = applyChange(labels, a)
        const b = changeTo(afterA, wishB)
        const c = changeTo(applyChange(afterA, b), wishC)
        const left = applyChange(labels, squashChanges(squashChanges(a, b), c))
        const right = applyChange(labels, squashChanges(a, squashChanges(b, c)))
        assert.deepEqual(sorted(left), sorted(right))
      }),
    )
  })

  it('squash to nothing with their own reverse', () => {
    fc.assert(
      fc.property(documents, wishes, (labels, wish) => {
        const change = changeTo(labels, wish)
        assert.ok(isEmptyChange(squashChanges(change, reverseChange(change))))
      }),
    )
  })

  it('squash to nothing when a label comes back to an equal place', () => {
    const there = { added: [], updated: [[label('a', 0), label('a', 1)] as const], removed: [] }
    const back = { added: [], updated: [[label('a', 1), label('a', 0)] as const], removed: [] }
    assert.ok(isEmptyChange(squashChanges(there, back)))
    assert.equal(isEmptyChange(there), false)
  })

  it('keep an update that only drops a value from a list or a key from the geometry', () => {
    const short = { ...label('a', 0), geometry: { counts: [1, 2] } }
    const long = { ...short, geometry: { counts: [1, 2, 3] } }
    const grown = { added: [], updated: [[short, long] as const], removed: [] }
    const none = { added: [], updated: [], removed: [] }
    assert.equal(squashChanges(grown, none).updated.length, 1)
    assert.equal(squashChanges(reverseChange(grown), none).updated.length, 1)
  })
})

describe('byStack', () => {
  it('sorts by z-index, then by id', () => {
    const stack = [
      { id: 'b', zIndex: 1 },
      { id: 'c', zIndex: -1 },
      { id: 'a', zIndex: 1 },
    ]
    assert.deepEqual(
      stack.sort(byStack).map(({ id }) => id),
      ['c', 'a', 'b'],
    )
    assert.equal(byStack({ id: 'a', zIndex: 0 }, { id: 'a', zIndex: 0 }), 0)
  })
})
