import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Keyframe } from '@gesso/core'
import { type ComparableTrack, trackAgreementOf } from './track-agreement.ts'

const count = 10

const keyframe = (frame: number, left: number, outside = false): Keyframe => ({
  frame,
  outside,
  geometry: { left, top: 0, right: left + 10, bottom: 10 },
  attributes: {},
})

const track = (
  id: string,
  keyframes: readonly Keyframe[],
  other: Partial<ComparableTrack> = {},
): ComparableTrack => ({
  id,
  classId: 'car',
  shape: 'box',
  geometry: keyframes[0]?.geometry ?? {},
  version: 1,
  keyframes,
  ...other,
})

const compared = (made: ComparableTrack, reviewed: Partial<ComparableTrack>, frames = count) =>
  trackAgreementOf([made], [{ ...made, version: 2, ...reviewed }], frames)

const near = (found: number | null, wanted: number) =>
  assert.ok(found !== null && Math.abs(found - wanted) < 1e-9, `${found}, not ${wanted}`)

describe('two versions of the tracks of a video', () => {
  it('agree wholly when nothing was touched, and when there is nothing', () => {
    const tracks = [track('a', [keyframe(0, 0)])]
    assert.deepEqual(trackAgreementOf(tracks, tracks, count), { agreement: 1, iou: 1 })
    assert.deepEqual(trackAgreementOf([], [], count), { agreement: 1, iou: null })
  })

  it('disagree where the track went elsewhere, however it began', () => {
    const made = track('a', [keyframe(0, 0), keyframe(1, 100)])
    assert.deepEqual(compared(made, { keyframes: [keyframe(0, 0), keyframe(1, 300)] }), {
      agreement: 0,
      iou: null,
    })
  })

  it('overlap by what is seen between keyframes, on average over the frames', () => {
    const made = track('a', [keyframe(0, 0), keyframe(9, 0)])
    const { agreement, iou } = compared(made, { keyframes: [keyframe(0, 0), keyframe(9, 4.5)] })
    assert.equal(agreement, 1)
    const moved = Array.from({ length: count }, (_, frame) => frame / 2)
    near(iou, moved.reduce((sum, by) => sum + (10 - by) / (10 + by), 0) / count)
  })

  it('count 0 for frames where only one is seen, and none for those where neither is', () => {
    const made = track('a', [keyframe(2, 0), keyframe(8, 0, true)])
    near(compared(made, { keyframes: [keyframe(2, 0), keyframe(6, 0, true)] }).iou, 4 / 6)
    const late = compared(made, { keyframes: [keyframe(6, 0), keyframe(8, 0, true)] })
    assert.deepEqual(late, { agreement: 0, iou: null }, 'seen in 2 of 6 frames')
  })

  it('find a track that was drawn anew, and count another class against it', () => {
    const made = track('a', [keyframe(0, 0), keyframe(9, 90)])
    assert.deepEqual(compared(made, { id: 'b' }), { agreement: 1, iou: 1 })
    assert.deepEqual(compared(made, { id: 'b', classId: 'bus' }), { agreement: 0, iou: 1 })
  })

  it('hold what does not interpolate and what has no keyframes', () => {
    const made = track('a', [keyframe(0, 0)])
    const { keyframes: _, ...still } = made
    assert.deepEqual(trackAgreementOf([made], [{ ...still, version: 2 }], count), { agreement: 1, iou: 1 })
  })

  it('are compared by their pixels where they are more than boxes', () => {
    const at = (frame: number, ring: readonly (readonly [number, number])[]) => ({
      ...keyframe(frame, 0),
      geometry: { rings: [ring] },
    })
    const lower = at(0, [
      [0, 0],
      [0, 40],
      [40, 40],
    ])
    const upper = at(0, [
      [0, 0],
      [40, 0],
      [40, 40],
    ])
    const made = track('a', [lower], { shape: 'polygon' })
    assert.equal(compared(made, { keyframes: [upper], geometry: upper.geometry }).agreement, 0)
    assert.equal(compared(made, { id: 'b' }).iou, 1)
  })

  it('are looked at here and there in a long video', () => {
    const frames = 1_000_000
    const made = track('a', [keyframe(0, 0), keyframe(frames - 1, 0)])
    const { iou } = compared(made, { keyframes: [keyframe(0, 0), keyframe(frames - 1, 4.5)] }, frames)
    // The mean of (10 - x) / (10 + x) for x from 0 to 4.5.
    const mean = (20 * Math.log(1.45)) / 4.5 - 1
    assert.ok(iou !== null && Math.abs(iou - mean) < 1e-4, `${iou}, not ${mean}`)
  })

  it('match each track once where very many lie over each other', () => {
    const many = Array.from({ length: 500 }, (_, index) => track(`${index}`, [keyframe(0, index / 500)]))
    const reviewed = many.map(each => ({ ...each, version: 2 }))
    assert.equal(trackAgreementOf(many, reviewed, count).agreement, 1)
  })
})
