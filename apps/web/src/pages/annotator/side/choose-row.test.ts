import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createEditor } from '@gesso/editor'
import { shapeKits } from '@gesso/shapes/editing'
import { chooseRow } from './choose-row.ts'

const none = { shiftKey: false, ctrlKey: false, metaKey: false }

function editorWithFive() {
  const editor = createEditor({ kits: shapeKits, newId: () => 'new', now: () => '', personId: null })
  const labels = ['a', 'b', 'c', 'd', 'e'].map((id, zIndex) => ({
    id,
    classId: 'car',
    shape: 'box',
    geometry: { left: 0, top: 0, right: 5, bottom: 5 },
    zIndex,
    tool: null,
    externalId: null,
    attributes: {},
    version: 1,
    createdAt: '',
    createdBy: null,
    updatedAt: '',
    updatedBy: null,
  }))
  editor.document.open({ id: 'image', size: { width: 10, height: 10 } }, labels)
  const choose = (id: string, held: Partial<typeof none> = {}) => {
    const label = editor.document.label(id)
    if (label) chooseRow(editor, label, { ...none, ...held })
    return [...editor.selection.ids()].toSorted().join('')
  }
  return { choose }
}

describe('a click in the object list', () => {
  it('chooses one alone, and with Ctrl adds or takes away', () => {
    const { choose } = editorWithFive()
    assert.equal(choose('a'), 'a')
    assert.equal(choose('b'), 'b')
    assert.equal(choose('d', { ctrlKey: true }), 'bd')
    assert.equal(choose('b', { metaKey: true }), 'd')
  })

  it('chooses with Shift all up to the nearest chosen one', () => {
    const { choose } = editorWithFive()
    assert.equal(choose('c', { shiftKey: true }), 'c')
    assert.equal(choose('e', { shiftKey: true }), 'cde')
    assert.equal(choose('b', { shiftKey: true }), 'bcde')
  })
})
