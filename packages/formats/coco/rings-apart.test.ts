import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FlatRings, type Point, pointInRings, type Ring, ringArea } from '@gesso/core'
import fc from 'fast-check'
import { ringsApart as flatRingsApart } from './rings-apart.ts'

const ringsApart = (rings: readonly Ring[]) => flatRingsApart(new FlatRings().set(rings))

const square = (left: number, top: number, side: number): Ring => [
  [left, top],
  [left + side, top],
  [left + side, top + side],
  [left, top + side],
]

const circle = (points: number, turns = 1): Ring =>
  Array.from({ length: points }, (_, index) => {
    const angle = (2 * Math.PI * turns * index) / points
    return [100 * Math.cos(angle), 100 * Math.sin(angle)] as const
  })

const points: fc.Arbitrary<Point> = fc.tuple(fc.nat(12), fc.nat(12))
const rings = fc.array(fc.array(points, { minLength: 3, maxLength: 6 }), { minLength: 1, maxLength: 2 })

describe('rings that stand apart', () => {
  it('are simple, and side by side', () => {
    const first = square(0, 0, 10)
    for (const apart of [
      [first],
      [first, square(20, 0, 10)],
      [[...first, [0, 0]]],
      [[...first.slice(0, 2), ...first.slice(1)]],
      [circle(1000)],
      [circle(7)],
    ] satisfies Ring[][]) {
      assert.equal(ringsApart(apart), true, JSON.stringify(apart).slice(0, 100))
    }
  })

  it('have no hole, no crossing and no touch', () => {
    const first = square(0, 0, 10)
    for (const together of [
      [first, square(2, 2, 3)],
      [square(2, 2, 3), first],
      [first, square(5, 5, 10)],
      [first, square(10, 0, 10)],
      [first, first],
      [circle(7, 2)],
      [circle(1001, 2)],
      [[...first.slice(0, 2), [0, 10], [10, 10]]],
    ] satisfies Ring[][]) {
      assert.equal(ringsApart(together), false, JSON.stringify(together).slice(0, 100))
    }
  })

  it('fill the same whether by the even-odd rule or each for itself, and their areas add up', () => {
    let apart = 0
    fc.assert(
      fc.property(rings, some => {
        if (!ringsApart(some)) return
        apart++
        let inside = 0
        for (let y = 0; y < 48; y++) {
          for (let x = 0; x < 48; x++) {
            const at: Point = [(x + 0.5) / 4, (y + 0.5) / 4]
            const evenOdd = pointInRings(some, at)
            assert.equal(
              evenOdd,
              some.some(ring => pointInRings([ring], at)),
            )
            if (evenOdd) inside++
          }
        }
        const area = some.reduce((sum, ring) => sum + Math.abs(ringArea(ring)), 0)
        assert.ok(Math.abs(area - inside / 16) <= 4, `${area} is not ${inside / 16}`)
      }),
      { numRuns: 500 },
    )
    assert.ok(apart > 20, `${apart} of 500 stood apart`)
  })
})
