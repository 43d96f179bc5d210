import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  boxArea,
  boxCentre,
  boxContains,
  boxCorners,
  boxCovers,
  boxFromDrag,
  boxGrown,
  boxInImage,
  boxIntersection,
  boxIou,
  boxMoved,
  boxOfImage,
  boxOfPoints,
  boxOfWholePixels,
  boxProblem,
  boxRounded,
  boxScaled,
  boxUnion,
} from './boxes.ts'
import { pointInRings, ringArea } from './rings.ts'
import type { Box } from './types.ts'

const whole = fc.integer({ min: -20, max: 20 })
const side = fc.integer({ min: 1, max: 20 })
const boxes: fc.Arbitrary<Box> = fc
  .record({ left: whole, top: whole, width: side, height: side })
  .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height }))
const wholePoints = fc.tuple(whole, whole)

describe('boxProblem', () => {
  const box = { left: 1, top: 2, right: 3, bottom: 4 }
  const refused = {
    NaN: { ...box, left: Number.NaN },
    'an infinite edge': { ...box, right: Number.POSITIVE_INFINITY },
    'left and right exchanged': { ...box, left: 3, right: 1 },
    'top and bottom exchanged': { ...box, top: 4, bottom: 2 },
    'no width': { ...box, right: 1 },
    'no height': { ...box, bottom: 2 },
  }
  for (const [what, bad] of Object.entries(refused)) it(`refuses ${what}`, () => assert.ok(boxProblem(bad)))

  it('accepts a box, also one beside the image', () => {
    fc.assert(fc.property(boxes, any => boxProblem(any) === undefined))
  })
})

describe('boxes', () => {
  it('are not made of no points', () => {
    assert.throws(() => boxOfPoints([]), { code: 'geometry_invalid' })
  })

  it('are made of any points, the smallest that covers them', () => {
    fc.assert(
      fc.property(fc.array(wholePoints, { minLength: 1 }), points => {
        const box = boxOfPoints(points)
        assert.ok(
          points.every(([x, y]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom),
        )
        assert.ok(points.some(([x]) => x === box.left) && points.some(([x]) => x === box.right))
        assert.ok(points.some(([, y]) => y === box.top) && points.some(([, y]) => y === box.bottom))
      }),
    )
  })

  it('are made of more points than a call takes arguments', () => {
    const many = Array.from({ length: 300_000 }, (_, index) => [index, index] as const)
    assert.deepEqual(boxOfPoints(many), { left: 0, top: 0, right: 299_999, bottom: 299_999 })
  })

  it('hold a point when their intersection or union says so', () => {
    fc.assert(
      fc.property(boxes, boxes, wholePoints, (a, b, point) => {
        const both = boxIntersection(a, b)
        const inBoth = boxContains(a, point) && boxContains(b, point)
        assert.equal(both !== undefined && boxContains(both, point), inBoth)
        const union = boxUnion(a, b)
        assert.ok(boxCovers(union, a) && boxCovers(union, b))
        assert.ok(both === undefined || (boxCovers(a, both) && boxCovers(b, both)))
        assert.equal(boxContains(a, point), pointInRings([boxCorners(a)], point))
      }),
    )
  })

  it('that touch share nothing', () => {
    const a = { left: 0, top: 0, right: 5, bottom: 5 }
    assert.equal(boxIntersection(a, boxMoved(a, 5, 0)), undefined)
    assert.equal(boxIou(a, boxMoved(a, 0, 5)), 0)
    assert.equal(boxIou(a, a), 1)
    assert.equal(boxIou(a, { ...a, right: 10 }), 0.5)
  })

  it('have an area and corners that run clockwise, and none when inverted', () => {
    fc.assert(fc.property(boxes, box => assert.equal(ringArea(boxCorners(box)), boxArea(box))))
    assert.equal(boxArea({ left: 5, top: 5, right: 0, bottom: 0 }), 0)
  })

  it('are cut to the image, or gone when they lie beside it', () => {
    const size = { width: 10, height: 8 }
    assert.deepEqual(boxInImage({ left: -3, top: 2, right: 50, bottom: 60 }, size), {
      left: 0,
      top: 2,
      right: 10,
      bottom: 8,
    })
    assert.equal(boxInImage({ left: 10, top: 0, right: 12, bottom: 8 }, size), undefined)
    assert.deepEqual(boxOfImage(size), { left: 0, top: 0, right: 10, bottom: 8 })
  })

  it('grow on all sides and never shrink past their middle', () => {
    const box = { left: 2, top: 2, right: 6, bottom: 4 }
    assert.deepEqual(boxGrown(box, 1), { left: 1, top: 1, right: 7, bottom: 5 })
    assert.deepEqual(boxGrown(box, -5), { left: 4, top: 3, right: 4, bottom: 3 })
    assert.deepEqual(boxCentre(box), [4, 3])
    assert.deepEqual(boxScaled(box, 2, 0.5), { left: 4, top: 1, right: 12, bottom: 2 })
  })

  it('round outwards to whole pixels', () => {
    const box = { left: 0.2, top: -0.2, right: 3, bottom: 3.01 }
    assert.deepEqual(boxOfWholePixels(box), { left: 0, top: -1, right: 3, bottom: 4 })
  })

  it('round to the nearest whole pixels, and are never left without a side', () => {
    const box = { left: 0.4, top: 1.6, right: 3.5, bottom: 9 }
    assert.deepEqual(boxRounded(box), { left: 0, top: 2, right: 4, bottom: 9 })
    const thin = { left: 5.1, top: 7.9, right: 5.2, bottom: 8.3 }
    assert.deepEqual(boxRounded(thin), { left: 5, top: 7, right: 6, bottom: 9 })
    const thinnest = { left: 5, top: 8, right: 5, bottom: 8 }
    assert.deepEqual(boxRounded(thinnest), { left: 5, top: 8, right: 6, bottom: 9 })
  })

  it('contain what lies within the slack', () => {
    const box = { left: 0, top: 0, right: 4, bottom: 4 }
    assert.equal(boxContains(box, [4, 2]), false)
    assert.equal(boxContains(box, [6, -2], 2), true)
    assert.equal(boxContains(box, [6.1, 2], 2), false)
  })
})

describe('boxFromDrag', () => {
  it('is never inverted and has both ends as corners, whichever way the hand goes', () => {
    fc.assert(
      fc.property(wholePoints, wholePoints, (origin, end) => {
        assert.deepEqual(boxFromDrag(origin, end), boxOfPoints([origin, end]))
      }),
    )
  })

  it('keeps sides alike, the origin a corner, when square', () => {
    assert.deepEqual(boxFromDrag([10, 10], [4, 13], { square: true }), {
      left: 4,
      top: 10,
      right: 10,
      bottom: 16,
    })
  })

  it('keeps the origin in the middle when centred', () => {
    assert.deepEqual(boxFromDrag([10, 10], [13, 6], { centred: true }), {
      left: 7,
      top: 6,
      right: 13,
      bottom: 14,
    })
    fc.assert(
      fc.property(wholePoints, wholePoints, fc.boolean(), (origin, end, square) => {
        assert.deepEqual(boxCentre(boxFromDrag(origin, end, { square, centred: true })), origin)
      }),
    )
  })
})
