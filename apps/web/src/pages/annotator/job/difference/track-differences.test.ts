import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Keyframe, Label } from '@gesso/core'
import { differenceWords, labelOf } from './label-differences.ts'
import { differenceAt, frameWords, nextDifference, trackDifferences } from './track-differences.ts'

const count = 20

const keyframe = (frame: number, left: number, other: Partial<Keyframe> = {}): Keyframe => ({
  frame,
  outside: false,
  geometry: { left, top: 0, right: left + 10, bottom: 10 },
  attributes: {},
  ...other,
})

const track = (id: string, keyframes: readonly Keyframe[], other: Partial<Label> = {}): Label => ({
  id,
  classId: 'car',
  shape: 'box',
  geometry: keyframes[0]?.geometry ?? {},
  zIndex: 0,
  tool: 'box',
  externalId: null,
  attributes: {},
  version: 1,
  createdAt: '',
  createdBy: null,
  updatedAt: '',
  updatedBy: null,
  keyframes,
  ...other,
})

const told = (before: readonly Label[], now: readonly Label[]) =>
  trackDifferences(before, now, count).map(({ difference, frames }) => [
    labelOf(difference).id,
    differenceWords(difference),
    frameWords(frames),
  ])

describe('the difference between two versions of a video', () => {
  it('is where a track that was moved is seen elsewhere: between its neighbours, not at them', () => {
    const before = [track('a', [keyframe(0, 0), keyframe(10, 100)])]
    const now = [track('a', [keyframe(0, 0), keyframe(5, 80), keyframe(10, 100)])]
    assert.deepEqual(told(before, now), [['a', 'moved', 'frames 2–10']])
  })

  it('is none where a keyframe says what was seen anyway', () => {
    const before = [track('a', [keyframe(0, 0), keyframe(3, 100)])]
    const now = [track('a', [keyframe(0, 0), keyframe(1, 100 / 3), keyframe(3, 100)])]
    assert.deepEqual(told(before, now), [])
  })

  it('has tracks that came, went, or are seen elsewhere', () => {
    const gone = keyframe(8, 0, { outside: true })
    const before = [track('ended', [keyframe(0, 0)]), track('removed', [keyframe(2, 0), gone])]
    const now = [track('ended', [keyframe(0, 0), gone]), track('added', [keyframe(19, 0)])]
    assert.deepEqual(told(before, now), [
      ['added', 'added', 'frame 20'],
      ['ended', 'seen elsewhere', 'frames 9–20'],
      ['removed', 'removed', 'frames 3–8'],
    ])
  })

  it('names every part that differs at some frame', () => {
    const red = { attributes: { colour: 'red' } }
    const before = [track('a', [keyframe(0, 0), keyframe(10, 0)]), track('b', [keyframe(0, 0)])]
    const now = [
      track('a', [keyframe(0, 5), keyframe(1, 0), keyframe(10, 0, red)]),
      track('b', [keyframe(0, 0)], { classId: 'bus' }),
    ]
    assert.deepEqual(told(before, now), [
      ['a', 'moved, attributes', 'frames 1, 11–20'],
      ['b', 'another class', 'frames 1–20'],
    ])
  })

  it('is shown as it stands at a frame, as labels without keyframes', () => {
    const before = [track('a', [keyframe(0, 0), keyframe(10, 100)])]
    const now = [track('a', [keyframe(0, 0), keyframe(5, 80), keyframe(10, 100)])]
    const [found] = trackDifferences(before, now, count)
    assert(found)
    assert.equal(differenceAt(found.difference, 0), undefined)
    const here = differenceAt(found.difference, 5)
    assert(here?.what === 'changed')
    assert.deepEqual([here.before.geometry['left'], here.now.geometry['left']], [50, 80])
    assert.equal(here.now.keyframes, undefined)
  })

  it('at a frame is an addition where the track was not seen before', () => {
    const before = [track('a', [keyframe(5, 0)])]
    const now = [track('a', [keyframe(2, 0)])]
    const [found] = trackDifferences(before, now, count)
    assert(found)
    assert.deepEqual(
      [1, 2, 4, 5].map(frame => differenceAt(found.difference, frame)?.what),
      [undefined, 'added', 'added', undefined],
    )
  })

  it('leads from one to the next', () => {
    const stretches = (...pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }))
    const difference = { what: 'added', now: track('a', [keyframe(0, 0)]) } as const
    const differences = [
      { difference, frames: stretches([2, 4], [9, 10]) },
      { difference, frames: stretches([3, 6], [15, 16]) },
    ]
    assert.deepEqual(
      [0, 2, 3, 9, 15].map(frame => nextDifference(differences, frame, 1)),
      [2, 3, 9, 15, undefined],
    )
    assert.deepEqual(
      [2, 3, 12, 19].map(frame => nextDifference(differences, frame, -1)),
      [undefined, 2, 9, 15],
    )
  })

  it('names few of many stretches', () => {
    const frames = [0, 2, 4, 6, 8].map(from => ({ from, to: from + 1 }))
    assert.equal(frameWords(frames), 'frames 1, 3, 5 and 2 more')
  })
})
