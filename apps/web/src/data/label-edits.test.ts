import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AppliedChange, Label, ListedLabel } from '@gesso/client'
import { classEdits, removals, reverseOf } from './label-edits.ts'
import { listAfter } from './label-list.ts'

const label = (id: string, classId: string, version = 1): Label => ({
  id,
  classId,
  shape: 'box',
  geometry: {},
  zIndex: 0,
  tool: null,
  externalId: null,
  attributes: { colour: 'red' },
  version,
  createdAt: '',
  createdBy: null,
  updatedAt: '',
  updatedBy: null,
})
const listed = (id: string, imageId: string, classId = 'car'): ListedLabel => ({
  label: label(id, classId),
  className: classId,
  imageId,
  imageName: imageId,
  imageStatus: 'NEW',
  width: 10,
  height: 10,
  datasetId: '',
  datasetName: '',
  displayUrl: '',
  thumbnailUrl: null,
})
const change = (part: Partial<AppliedChange>): AppliedChange => ({
  ...{ id: '', revision: 2, authorId: null, authorName: '', origin: 'editor', createdAt: '' },
  ...{ added: [], updated: [], removed: [] },
  ...part,
})

describe('edits of listed labels', () => {
  it('are one for each image, and leave out what is as wanted already', () => {
    const all = [listed('a', 'one'), listed('b', 'two'), listed('c', 'one'), listed('d', 'two', 'bus')]
    const edits = classEdits(all, 'bus')
    assert.deepEqual(
      edits.map(({ imageId, request }) => [imageId, request.updated.map(({ to }) => [to.id, to.classId])]),
      [
        [
          'one',
          [
            ['a', 'bus'],
            ['c', 'bus'],
          ],
        ],
        ['two', [['b', 'bus']]],
      ],
    )
    assert.deepEqual(edits[0]?.request.updated[0]?.to.attributes, { colour: 'red' })
    assert.deepEqual(
      removals(all).map(({ request }) => request.removed.length),
      [2, 2],
    )
  })

  it('are taken back by what was applied: the versions of now, the content of before', () => {
    const updated = [[label('a', 'car', 1), label('a', 'bus', 2)] as const]
    const { request } = reverseOf('one', change({ updated, removed: [label('b', 'car')] }))
    const {
      version: _,
      createdAt: __,
      createdBy: ___,
      updatedAt: ____,
      updatedBy: _____,
      ...before
    } = label('a', 'car')
    assert.deepEqual(request.updated, [{ version: 2, to: before }])
    assert.deepEqual(
      request.added.map(({ id }) => id),
      ['b'],
    )
    assert.deepEqual(request.removed, [])
  })
})

describe('a list of labels after some of them changed', () => {
  const page = (...items: ListedLabel[]) => ({ items, next: null, total: 9 })
  const list = {
    pages: [page(listed('a', 'one'), listed('b', 'one')), page(listed('c', 'two'))],
    pageParams: [null],
  }
  const bus = { label: label('a', 'bus', 2), className: 'bus' }
  const told = (after: ReturnType<typeof listAfter>) =>
    after.pages.map(({ items, total }) => [
      total,
      ...items.map(({ label, className }) => `${label.id} ${className}`),
    ])

  it('says what they are now, and counts without those that are gone or not looked for any more', () => {
    const became = new Map([
      ['a', bus],
      ['c', undefined],
    ])
    assert.deepEqual(told(listAfter(list, {}, became)), [[8, 'a bus', 'b car'], [8]])
    assert.deepEqual(told(listAfter(list, { class: ['car'] }, became)), [[7, 'b car'], [7]])
    assert.deepEqual(told(listAfter(list, { class: ['bus', 'car'] }, became)), [[8, 'a bus', 'b car'], [8]])
  })
})
