import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { boxOfPoints } from './boxes.ts'
import { FlatRings } from './flat-rings.ts'
import { ringArea } from './rings.ts'

const number = fc.double({ min: -1e4, max: 1e4, noNaN: true })
const rings = fc.array(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 300 }), { maxLength: 4 })

describe('flat rings', () => {
  it('are what was set last, however much that is', () => {
    const flat = new FlatRings()
    fc.assert(fc.property(rings, some => assert.deepEqual(flat.set(some).toRings(), some)))
    flat.clear()
    assert.deepEqual(flat.toRings(), [])
  })

  it('have the bounds and the areas of rings', () => {
    const flat = new FlatRings()
    fc.assert(
      fc.property(rings, some => {
        flat.set(some)
        const area = some.reduce((sum, ring) => sum + Math.abs(ringArea(ring)), 0)
        assert.equal(flat.area(), area)
        if (some.length > 0) assert.deepEqual(flat.bounds(), boxOfPoints(some.flat()))
      }),
    )
    assert.throws(() => new FlatRings().bounds(), { code: 'geometry_invalid' })
  })
})
