import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { edgesOf, frameAt, frameCount, msOfFrame, secondsOfFrame } from './frames.ts'

describe('the frames of a video', () => {
  // One that begins late, and whose frames last differently long.
  const edges = edgesOf({ firstUs: 80_000, lengthsUs: [40_000, 100_000, 33_333] })

  it('are found by a time', () => {
    assert.equal(frameCount(edges), 3)
    assert.deepEqual(
      [0, 80_000, 119_999, 120_000, 219_999, 220_000, 9e9].map(time => frameAt(edges, time)),
      [0, 0, 0, 1, 1, 2, 2],
    )
  })

  it('are sought in their middle, which finds them again', () => {
    for (const frame of [0, 1, 2]) assert.equal(frameAt(edges, secondsOfFrame(edges, frame) * 1e6), frame)
    assert.equal(secondsOfFrame(edges, 1), 0.17)
  })

  it('begin at whole milliseconds for segments', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4].map(frame => msOfFrame(edges, frame)),
      [80, 120, 220, 253, 253],
    )
  })

  it('may be none', () => {
    const none = edgesOf({ firstUs: 0, lengthsUs: [] })
    assert.deepEqual([frameCount(none), frameAt(none, 5), secondsOfFrame(none, 0)], [0, 0, 0])
  })
})
