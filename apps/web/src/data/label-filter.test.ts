import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { imagesOfLabels, labelFilterFrom, labelOfPageFrom, queryOfLabelFilter } from './label-filter.ts'

describe('the filter of labels in the URL', () => {
  const id = randomUUID()

  it('is read back as far as it is one', () => {
    const search = {
      class: [id, 'x'],
      shape: ['box', 'blob'],
      without: id,
      name: 'cup',
      status: 'DONE',
      tag: id,
      other: 1,
    }
    const filter = labelFilterFrom(search)
    assert.deepEqual(filter, { class: [id], shape: ['box'], without: [id], name: 'cup', status: ['DONE'] })
    assert.deepEqual(labelFilterFrom({ shape: 'blob', without: 'x' }), {})
  })

  it('asks the API for the same, and leads to the images', () => {
    const filter = labelFilterFrom({ class: id, shape: 'box', without: id, name: 'cup' })
    const { labelClassId, shape, withoutAttributeId, imageName } = queryOfLabelFilter(filter)
    assert.deepEqual([labelClassId, shape, withoutAttributeId, imageName], [[id], ['box'], id, 'cup'])
    assert.deepEqual(imagesOfLabels(filter), { class: [id], name: 'cup' })
  })

  it('names the label at which an image is opened', () => {
    assert.deepEqual(labelOfPageFrom({ label: id }), { label: id })
    assert.deepEqual(labelOfPageFrom({ label: '../x' }), {})
  })
})
