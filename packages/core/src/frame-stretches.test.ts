import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { framesIn, joinedStretches, sharedFrames, spreadFrames } from './frame-stretches.ts'

const stretches = (...pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }))

describe('stretches of frames', () => {
  it('are joined where they touch or overlap', () => {
    const apart = stretches([9, 10], [2, 4], [3, 6], [6, 7], [15, 16])
    assert.deepEqual(joinedStretches(apart), stretches([2, 7], [9, 10], [15, 16]))
    assert.deepEqual(joinedStretches([]), [])
    assert.deepEqual(joinedStretches(stretches([0, 9], [1, 2])), stretches([0, 9]))
  })

  it('are counted, and what two of them share', () => {
    const [a, b] = [stretches([0, 4], [10, 12]), stretches([3, 11])]
    assert.deepEqual([framesIn(a), sharedFrames(a, b), sharedFrames(b, a), sharedFrames(a, [])], [6, 2, 2, 0])
  })

  it('give all their frames, or as many as are asked for, spread over them', () => {
    const given = stretches([0, 2], [5, 7], [100, 104])
    assert.deepEqual(spreadFrames(given, 99), [0, 1, 5, 6, 100, 101, 102, 103])
    assert.deepEqual(spreadFrames(given, 4), [1, 6, 101, 103])
    assert.deepEqual(spreadFrames(stretches([0, 1000]), 4), [125, 375, 625, 875])
    assert.deepEqual(spreadFrames(given, 1), [100])
    assert.deepEqual(spreadFrames([], 4), [])
  })
})
