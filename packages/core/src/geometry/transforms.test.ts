import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  composed,
  containing,
  identity,
  inverse,
  rotation,
  scaling,
  stretching,
  type Transform,
  through,
  translation,
} from './transforms.ts'
import type { Point } from './types.ts'

const number = fc.double({ min: -50, max: 50, noNaN: true })
const factor = fc.double({ min: 0.1, max: 10, noNaN: true })
const points: fc.Arbitrary<Point> = fc.tuple(number, number)
const transforms: fc.Arbitrary<Transform> = fc.oneof(
  fc.tuple(number, number).map(([dx, dy]) => translation(dx, dy)),
  fc.tuple(factor, factor, points).map(([x, y, about]) => scaling(x, y, about)),
  fc.tuple(number, points).map(([radians, about]) => rotation(radians, about)),
)

function assertNear(actual: Point, expected: Point): void {
  const off = Math.hypot(actual[0] - expected[0], actual[1] - expected[1])
  assert.ok(off < 1e-6, `${actual} is not ${expected}`)
}

describe('transforms', () => {
  it('have no way back when they flatten', () => {
    assert.throws(() => inverse(scaling(0)), { code: 'geometry_invalid' })
    assert.throws(() => inverse(scaling(Number.NaN)), { code: 'geometry_invalid' })
  })

  it('lead back through their inverse', () => {
    fc.assert(
      fc.property(transforms, transforms, points, (a, b, point) => {
        const there = composed(a, b)
        assertNear(through(inverse(there), through(there, point)), point)
      }),
    )
  })

  it('compose: the inner first, then the outer', () => {
    fc.assert(
      fc.property(transforms, transforms, points, (outer, inner, point) => {
        assertNear(through(composed(outer, inner), point), through(outer, through(inner, point)))
        assertNear(through(composed(identity, inner), point), through(inner, point))
      }),
    )
    assert.deepEqual(through(composed(scaling(2), translation(1, 0)), [3, 0]), [8, 0])
  })

  it('leave in place what they scale or turn about', () => {
    fc.assert(
      fc.property(points, factor, (about, by) => {
        assertNear(through(scaling(by, by, about), about), about)
        assertNear(through(rotation(by, about), about), about)
      }),
    )
    assertNear(through(rotation(Math.PI / 2), [1, 0]), [0, 1])
  })

  it('stretch one box onto another, corner by corner', () => {
    const from = { left: 10, top: 20, right: 30, bottom: 30 }
    const to = { left: 0, top: 0, right: 5, bottom: 100 }
    assert.deepEqual(through(stretching(from, to), [10, 20]), [0, 0])
    assert.deepEqual(through(stretching(from, to), [30, 30]), [5, 100])
    const flat = { ...from, right: 10 }
    assert.deepEqual(through(stretching(flat, to), [10, 30]), [0, 100])
  })

  it('fit one box into the middle of another with one scale', () => {
    const viewFromImage = containing(
      { left: 0, top: 0, right: 200, bottom: 100 },
      { left: 0, top: 0, right: 100, bottom: 100 },
    )
    assert.deepEqual(through(viewFromImage, [0, 0]), [0, 25])
    assert.deepEqual(through(viewFromImage, [200, 100]), [100, 75])
  })
})
