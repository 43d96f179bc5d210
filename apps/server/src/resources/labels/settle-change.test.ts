import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ChangeRequest, Label, LabelContent } from '@gesso/core'
import { settleChange } from './settle-change.ts'

function content(id: string, zIndex = 0): LabelContent {
  const geometry = { left: 0, top: 0, right: 1, bottom: 1 }
  return { id, classId: 'car', shape: 'box', geometry, zIndex, tool: null, externalId: null }
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
    assert.deepEqual(settled.added, [content('new')])
    assert.deepEqual(settled.updated, [[standing.get('a'), content('a', 9)]])
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
})
