import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Image } from '@gesso/client'
import { neighboursAfterStep } from './neighbours.ts'

const image = (id: string): Image => ({
  id,
  projectId: 'p',
  datasetId: 'd',
  datasetName: 'd',
  name: id,
  width: 1,
  height: 1,
  format: 'PNG',
  mode: 'RGB',
  bytes: 1,
  status: 'NEW',
  externalId: null,
  labelCount: 0,
  revision: 0,
  tagIds: [],
  displayUrl: '',
  originalUrl: '',
  thumbnailUrl: null,
  createdAt: '',
  updatedAt: '',
})
const ids = (images: readonly Image[]) => images.map(({ id }) => id).join('')

describe('neighbours after a step', () => {
  // a b [c] d e, the third of nine
  const around = { previous: [image('b'), image('a')], next: [image('d'), image('e')], offset: 2, total: 9 }

  it('are known forwards and backwards, nearest first, with the place in the list', () => {
    const forwards = neighboursAfterStep(around, image('c'), 'd')
    assert.deepEqual(forwards && [ids(forwards.previous), ids(forwards.next), forwards.offset], [
      'cba',
      'e',
      3,
    ])
    const backwards = neighboursAfterStep(around, image('c'), 'a')
    assert.deepEqual(backwards && [ids(backwards.previous), ids(backwards.next), backwards.offset], [
      '',
      'bcde',
      0,
    ])
  })

  it('are not guessed for an image from elsewhere', () => {
    assert.equal(neighboursAfterStep(around, image('c'), 'z'), undefined)
  })
})
