import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ChangeRequest, Label, LabelContent, RequestedLabel } from '@gesso/core'
import { settleChange } from './settle-change.ts'

function content(id: string, zIndex = 0): LabelContent {
  const geometry = { left: 0, top: 0, right: 1, bottom: 1 }
  return { id, classId: 'car', shape: 'box', geometry, zIndex, tool: null, externalId: null, attributes: {} }
}

function label(id: string, version: number): Label {
  const made = { createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'him' }
  return { ...content(id), version, ...made, updatedAt: made.createdAt, updatedBy: made.createdBy }
}

const standing = new Map<string, Label | 'elsewhere'>([
  ['a', label('a', 3)],
  ['b', label('b', 5)],
  ['far', 'elsewhere'],
])

const settle = (request: Partial<ChangeRequest>, force = false) =>
  settleChange({ id: 'x', added: [], updated: [], removed: [], ...request }, standing, force)

describe('settling a change', () => {
  it('keeps the edit that was acknowledged first, and tells what was asked and what stands', () => {
    const yours = content('a', 9)
    const { updated, removed, conflicts } = settle({
      updated: [{ version: 2, to: yours }],
      removed: [{ id: 'b', version: 4 }],
    })
    assert.deepEqual([updated, removed], [[], []])
    assert.deepEqual(conflicts, [
      { labelId: 'a', reason: 'changed', yours, theirs: standing.get('a') },
      { labelId: 'b', reason: 'changed', yours: null, theirs: standing.get('b') },
    ])
  })

  it('says what is gone and what is there already, and nothing of a label that is elsewhere', () => {
    const { added, updated, removed, conflicts } = settle({
      added: [content('a'), content('far')],
      updated: [{ version: 1, to: content('gone') }],
      removed: [{ id: 'far', version: 1 }],
    })
    assert.deepEqual([added, updated, removed], [[], [], []])
    assert.deepEqual(
      conflicts.map(({ labelId, reason, theirs }) => [labelId, reason, theirs]),
      [
        ['a', 'exists', standing.get('a')],
        ['far', 'exists', null],
        ['gone', 'removed', null],
        ['far', 'removed', null],
      ],
    )
  })

  it('applies the rest', () => {
    const settled = settle({
      added: [content('new')],
      updated: [
        { version: 3, to: content('a', 9) },
        { version: 4, to: content('b', 9) },
      ],
      removed: [{ id: 'gone', version: 1 }],
    })
    assert.equal(settled.conflicts.length, 2)
    const { attributes: _, ...added } = content('new')
    const { attributes: __, ...updated } = content('a', 9)
    assert.deepEqual(settled.added, [added])
    assert.deepEqual(settled.updated, [[standing.get('a'), updated]])
  })

  it('lets the last writer win where versions are not known, but revives nothing', () => {
    const { updated, removed, conflicts } = settle(
      {
        added: [content('b')],
        updated: [
          { version: 0, to: content('a', 9) },
          { version: 0, to: content('gone') },
        ],
        removed: [{ id: 'b', version: 0 }],
      },
      true,
    )
    assert.deepEqual([updated.length, removed.length], [1, 1])
    assert.deepEqual(
      conflicts.map(({ labelId, reason }) => [labelId, reason]),
      [
        ['b', 'exists'],
        ['gone', 'removed'],
      ],
    )
  })

  it('keeps the attributes of a label that is updated without them, takes them away when told, and stores no empty ones', () => {
    const marked = { ...label('a', 3), attributes: { colour: 'red' } }
    const { attributes: _, ...silent } = content('a', 9)
    const updatedTo = (to: RequestedLabel) =>
      settleChange(
        { id: 'x', added: [], updated: [{ version: 3, to }], removed: [] },
        new Map([['a', marked]]),
        false,
      ).updated[0]?.[1]
    assert.deepEqual(updatedTo(silent), { ...silent, attributes: { colour: 'red' } })
    assert.deepEqual(updatedTo({ ...silent, attributes: { wheels: 4 } }), {
      ...silent,
      attributes: { wheels: 4 },
    })
    assert.deepEqual(updatedTo({ ...silent, attributes: {} }), silent)
    const { attributes: __, ...added } = content('new')
    assert.deepEqual(settle({ added: [content('new')] }).added, [added])
  })

  it('tells a conflict over a label that said nothing of attributes with none', () => {
    const { attributes: _, ...silent } = content('gone')
    const [conflict] = settle({ updated: [{ version: 1, to: silent }] }).conflicts
    assert.deepEqual(conflict?.yours?.attributes, {})
  })
})
