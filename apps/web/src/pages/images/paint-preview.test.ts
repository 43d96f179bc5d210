import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { containedIn } from './paint-preview.ts'

describe('an image shown whole', () => {
  it('is centred in a view of another shape', () => {
    assert.deepEqual(containedIn({ width: 200, height: 100 }, { width: 400, height: 400 }), {
      scale: 0.25,
      x: 50,
      y: 0,
    })
    assert.deepEqual(containedIn({ width: 100, height: 100 }, { width: 10, height: 5 }), {
      scale: 10,
      x: 0,
      y: 25,
    })
  })
})
