import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AppliedChange, Change, Label } from '@gesso/core'
import { openHands, spotLabel } from '../testing/driver.ts'
import { spotKit } from '../testing/spot-kit.ts'
import { ImageLabels } from './image-session.ts'

const nothing: Change<Label> = { added: [], updated: [], removed: [] }

function openLabels(...labels: readonly Label[]) {
  const { editor } = openHands({ kits: [spotKit] })
  const session = new ImageLabels('image', editor)
  const image = { id: 'image', size: { width: 200, height: 100 } }
  editor.document.open(image, session.start({ revision: 1, labels }, []))
  return { session, editor }
}

function told(revision: number, change: Partial<Change<Label>>): AppliedChange {
  return {
    ...nothing,
    ...change,
    id: `revision ${revision}`,
    revision,
    authorId: null,
    authorName: 'Bob',
    origin: 'editor',
    createdAt: '',
  }
}

const before = spotLabel('a', 0, 0)
const treed = { ...before, classId: 'tree', version: 2 }
const housed = { ...before, classId: 'house', version: 3 }

describe('news that overtake each other', () => {
  it('leave the newer of two edits, though the older is told later', () => {
    const { session, editor } = openLabels(before)
    session.receive(told(3, { updated: [[treed, housed]] }))
    session.receive(told(2, { updated: [[before, treed]] }))
    assert.equal(editor.document.label('a')?.classId, 'house')
  })

  it('do not bring back what was removed since', () => {
    const { session, editor } = openLabels(before)
    session.receive(told(3, { removed: [treed] }))
    session.receive(told(2, { updated: [[before, treed]] }))
    assert.equal(editor.document.label('a'), undefined)
  })

  it('do not remove what was put back since', () => {
    const { session, editor } = openLabels(before)
    session.receive(told(3, { added: [housed] }))
    session.receive(told(2, { removed: [before] }))
    assert.equal(editor.document.label('a')?.classId, 'house')
  })
})

describe('what is pending', () => {
  it('stays on top of what others do, word by word', () => {
    const { session, editor } = openLabels(before)
    const mine = { ...before, zIndex: 7 }
    const change = { ...nothing, updated: [[before, mine] as const] }
    editor.document.commit('Order', change)
    session.add({ entryId: 'mine', change })
    session.receive(told(2, { updated: [[before, treed]] }))
    assert.deepEqual([editor.document.label('a')?.classId, editor.document.label('a')?.zIndex], ['tree', 7])
  })

  it('is gone once the server has it or has refused a part of it', () => {
    const { session, editor } = openLabels(before)
    const change = { ...nothing, updated: [[before, { ...before, classId: 'mine' }] as const] }
    editor.document.commit('Class', change)
    session.add({ entryId: 'mine', change })
    const conflict = { labelId: 'a', reason: 'changed' as const, yours: before, theirs: treed }
    session.acknowledge('mine', { revision: 3, change: told(3, {}), conflicts: [conflict] })
    assert.equal(editor.document.label('a')?.classId, 'tree')
    assert.equal(session.holds('mine'), false)
  })
})
