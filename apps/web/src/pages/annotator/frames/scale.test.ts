import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { frameUnder, namedFrames, percent } from './scale.ts'

describe('the scale of a timeline', () => {
  it('finds the frame under a place, also beyond the ends', () => {
    assert.deepEqual(
      [-1, 0, 0.19, 0.2, 0.99, 1, 2].map(share => frameUnder(share, 5)),
      [0, 0, 0, 1, 4, 4, 4],
    )
  })

  it('puts every frame where it is found', () => {
    for (const count of [1, 3, 40, 1000])
      for (let frame = 0; frame < count; frame++) {
        const middle = Number.parseFloat(percent(frame + 0.5, count)) / 100
        assert.equal(frameUnder(middle, count), frame)
      }
  })

  it('names few frames, in even steps', () => {
    assert.deepEqual(namedFrames(5, 10), [0, 1, 2, 3, 4])
    assert.deepEqual(namedFrames(40, 10), [0, 5, 10, 15, 20, 25, 30, 35])
    assert.deepEqual(namedFrames(1000, 10).slice(0, 3), [0, 100, 200])
    for (const count of [1, 7, 99, 12_345]) assert.ok(namedFrames(count, 10).length <= 10)
  })
})
