import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  keyframeAt,
  keyframesProblem,
  labelAt,
  soundKeyframes,
  stretchesSeen,
  withKeyframe,
  withKeyframes,
  withoutKeyframe,
} from './keyframes.ts'
import type { Geometry, Keyframe } from './label.ts'

const frames = 40

const keyframe = (frame: number, x: number, outside = false): Keyframe => ({
  frame,
  outside,
  geometry: { x },
  attributes: {},
})

const between = (from: Geometry, to: Geometry, t: number): Geometry => ({
  x: Number(from.x) * (1 - t) + Number(to.x) * t,
})

/** Keyframes as a track may have them. */
const track: fc.Arbitrary<readonly Keyframe[]> = fc
  .uniqueArray(fc.record({ frame: fc.nat(frames - 1), x: fc.integer(), outside: fc.boolean() }), {
    selector: each => each.frame,
    minLength: 1,
    maxLength: 12,
  })
  .map(all =>
    soundKeyframes(
      [...all].sort((a, b) => a.frame - b.frame).map(({ frame, x, outside }) => keyframe(frame, x, outside)),
    ),
  )
  .filter(all => all.length > 0)

const seenAt = (all: readonly Keyframe[]) =>
  Array.from({ length: frames }, (_, frame) => keyframeAt(all, frame, between))

describe('the keyframes of a track', () => {
  it('are refused unless sorted, each once, in the video, and first seen', () => {
    const problem = (...all: Keyframe[]) => {
      const { index, field } = keyframesProblem(all, 10) ?? {}
      return index === undefined ? undefined : `${index} ${field}`
    }
    assert.equal(problem(), '-1 ')
    assert.equal(problem(keyframe(0, 1, true)), '0 outside')
    assert.equal(problem(keyframe(10, 1)), '0 frame')
    assert.equal(problem(keyframe(-1, 1)), '0 frame')
    assert.equal(problem(keyframe(0.5, 1)), '0 frame')
    assert.equal(problem(keyframe(1, 1), keyframe(1, 2)), '1 frame')
    assert.equal(problem(keyframe(2, 1), keyframe(1, 2)), '1 frame')
    assert.equal(problem(keyframe(0, 1), keyframe(9, 2, true)), undefined)
  })

  it('say what holds: themselves, between two of them what lies between, and the last one for ever', () => {
    const all = [keyframe(2, 10), keyframe(6, 30), keyframe(8, 0, true), keyframe(12, 50)]
    const xs = seenAt(all).map(seen => seen?.geometry.x)
    const none = undefined
    assert.deepEqual(xs.slice(0, 14), [none, none, 10, 15, 20, 25, 30, 30, none, none, none, none, 50, 50])
    assert.equal(xs.at(-1), 50)
  })

  it('are held where the shape cannot be interpolated', () => {
    const all = [keyframe(0, 10), keyframe(4, 30)]
    assert.deepEqual(keyframeAt(all, 3, undefined)?.geometry, { x: 10 })
  })

  it('are sound, and are what they were set to, however they are set and taken away', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ frame: fc.nat(frames - 1), x: fc.integer() }),
        fc.record({ frame: fc.nat(frames - 1), x: fc.constant(null) }),
      ),
    )
    fc.assert(
      fc.property(track, steps, (start, all) => {
        let now = start
        for (const { frame, x } of all) {
          now = x === null ? withoutKeyframe(now, frame) : withKeyframe(now, keyframe(frame, x))
          assert.deepEqual(now.find(each => each.frame === frame)?.geometry, x === null ? undefined : { x })
          if (now.length > 0) assert.equal(keyframesProblem(now, frames), undefined)
        }
      }),
    )
  })

  it('are not seen differently for a keyframe that says what is seen anyway', () => {
    fc.assert(
      fc.property(track, fc.nat(frames - 1), (all, frame) => {
        const seen = keyframeAt(all, frame, undefined)
        if (!seen) return
        const more = withKeyframe(all, seen)
        for (let at = 0; at < frames; at++)
          assert.deepEqual(
            keyframeAt(more, at, undefined)?.geometry,
            keyframeAt(all, at, undefined)?.geometry,
          )
      }),
    )
  })

  it('are seen in their stretches and nowhere else', () => {
    fc.assert(
      fc.property(track, all => {
        const stretches = stretchesSeen(all, frames)
        for (const [frame, seen] of seenAt(all).entries()) {
          const inside = stretches.some(({ from, to }) => frame >= from && frame < to)
          assert.equal(inside, seen !== undefined)
        }
        for (const { from, to } of stretches) assert.ok(from < to)
      }),
    )
  })
})

describe('a label of a video', () => {
  const content = {
    id: 'a',
    classId: 'car',
    shape: 'spot',
    geometry: {},
    zIndex: 0,
    tool: null,
    externalId: null,
    attributes: {},
  }

  it('has the geometry and the attributes of its first keyframe', () => {
    const first = { ...keyframe(3, 7), attributes: { colour: 'red' } }
    const label = withKeyframes(content, [first, keyframe(4, 8)])
    assert.deepEqual([label.geometry, label.attributes], [{ x: 7 }, { colour: 'red' }])
  })

  it('is at a frame like a label of an image', () => {
    const there = { ...keyframe(4, 9), attributes: { colour: 'blue' } }
    const label = withKeyframes(content, [keyframe(3, 7), there, keyframe(6, 0, true)])
    assert.equal(labelAt(label, 2, between), undefined)
    assert.deepEqual(labelAt(label, 5, between), {
      ...content,
      geometry: { x: 9 },
      attributes: { colour: 'blue' },
    })
    assert.equal(labelAt(label, 6, between), undefined)
    assert.equal(labelAt(content, 6, between), content)
  })
})
