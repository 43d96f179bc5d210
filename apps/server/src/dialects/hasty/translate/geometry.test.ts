import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AppError, maskFromBitmap, sameMask } from '@gesso/core'
import { maskOf } from '@gesso/shapes'
import fc from 'fast-check'
import { geometryFromWire, type WireBox, type WireGeometry, wireFromGeometry } from './geometry.ts'
import { formKeeping, keptIn } from './kept-form.ts'

const size = { width: 60, height: 40 }

const nothing: WireGeometry = { bbox: null, polygon: null, mask: null }

const boxes = fc
  .record({
    left: fc.nat(50),
    top: fc.nat(30),
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ left, top, width, height }): WireBox => [left, top, left + width, top + height])

const rings = fc
  .array(fc.tuple(fc.nat(60), fc.nat(40)), { minLength: 3, maxLength: 8 })
  .chain(ring => fc.constantFrom(ring, [...ring, ring[0] ?? [0, 0]]))

/** A bbox with runs inside it, gaps of 0 included: runs that touch are allowed on the wire. */
const masks = boxes.chain(bbox => {
  const area = (bbox[2] - bbox[0]) * (bbox[3] - bbox[1])
  const steps = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 20 })
  return steps.map(steps => {
    const mask: number[] = []
    let free = 1
    for (const [gap, length] of steps) {
      if (free + gap + length - 1 > area) break
      mask.push(free + gap, length)
      free += gap + length
    }
    return { bbox, mask: mask.length > 0 ? mask : [1, area] }
  })
})

/** What the wire is told of a label that was sent so. */
function throughUs(sent: WireGeometry): WireGeometry {
  const taken = geometryFromWire(sent, '[0]')
  const derived = wireFromGeometry(taken, size)
  return { ...derived, ...keptIn(formKeeping({ ...sent, external_event_id: null }, derived)) }
}

function refusal(sent: Partial<WireGeometry>): string {
  try {
    geometryFromWire({ ...nothing, ...sent }, '[0]')
  } catch (error) {
    return error instanceof AppError ? `${error.status} ${error.message}` : 'another error'
  }
  return 'accepted'
}

describe('geometry on the wire', () => {
  it('refuses what has no meaning, by the place', () => {
    assert.match(refusal({}), /^400 \[0\]\.bbox is missing/)
    assert.match(refusal({ bbox: [5, 5, 5, 9] }), /^400 \[0\]\.bbox has its right edge/)
    assert.match(refusal({ bbox: [5, 9, 8, 5], polygon: [[0, 0]] }), /^400 \[0\]\.bbox has its bottom edge/)
    assert.match(refusal({ mask: [1, 2] }), /^400 \[0\]\.mask needs a bbox/)
    const bbox: WireBox = [10, 10, 14, 12]
    assert.match(refusal({ bbox, mask: [1, 2, 3] }), /^400 \[0\]\.mask is not made of pairs/)
    assert.match(refusal({ bbox, mask: [0, 2] }), /^400 \[0\]\.mask has a run that starts at 0/)
    assert.match(refusal({ bbox, mask: [1, 0] }), /^400 \[0\]\.mask has a run of length 0/)
    assert.match(refusal({ bbox, mask: [3, 2, 4, 1] }), /^400 \[0\]\.mask has a run at 4 that begins before/)
    assert.match(
      refusal({ bbox, mask: [7, 3] }),
      /^400 \[0\]\.mask has a run up to pixel 9, outside .* 8 pixels/,
    )
    assert.equal(refusal({ bbox, mask: [7, 2] }), 'accepted')
  })

  it('counts pixels of a mask from 1, row by row inside the bbox, over the ends of rows', () => {
    const taken = geometryFromWire({ bbox: [10, 20, 14, 23], polygon: null, mask: [2, 2, 5, 2, 12, 1] }, '')
    const wanted = maskFromBitmap(Uint8Array.of(0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1), {
      left: 10,
      top: 20,
      width: 4,
      height: 3,
    })
    const mask = maskOf(taken, size)
    assert.ok(mask && sameMask(mask, wanted))
  })

  it('gives a box, a ring and runs back as they were sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          boxes.map(bbox => ({ ...nothing, bbox })),
          masks.map(sent => ({ ...nothing, ...sent })),
        ),
        sent => assert.deepEqual(throughUs(sent), sent),
      ),
    )
    fc.assert(
      fc.property(rings, boxes, (polygon, bbox) => {
        assert.deepEqual(throughUs({ ...nothing, polygon, bbox }), { polygon, bbox, mask: null })
        assert.deepEqual(throughUs({ ...nothing, polygon }).polygon, polygon)
      }),
    )
    fc.assert(
      fc.property(rings, masks, (polygon, { bbox, mask }) =>
        assert.deepEqual(throughUs({ polygon, bbox, mask }), { polygon, bbox, mask }),
      ),
    )
  })

  it('keeps nothing beside a geometry that tells all', () => {
    for (const sent of [
      { ...nothing, bbox: [1, 2, 3, 4] as const },
      {
        ...nothing,
        bbox: [0, 0, 9, 8] as const,
        polygon: [
          [0, 0],
          [9, 0],
          [4, 8],
        ] as const,
      },
      { ...nothing, bbox: [5, 5, 7, 7] as const, mask: [1, 4] },
    ]) {
      const derived = wireFromGeometry(geometryFromWire(sent, ''), size)
      assert.equal(formKeeping({ ...sent, external_event_id: null }, derived), null)
      const bare = formKeeping({ ...sent, bbox: null, external_event_id: 'e' }, derived)
      assert.deepEqual(keptIn(bare), { external_event_id: 'e' })
    }
  })

  it('tells every geometry of ours in whole pixels that it would take itself', () => {
    const coordinate = fc.double({ min: 0, max: 40, noNaN: true })
    const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 6 })
    const shaped = fc.oneof(
      fc.tuple(coordinate, coordinate).map(([left, top]) => ({
        shape: 'box',
        geometry: { left, top, right: left + 0.01, bottom: top + 3.3 },
      })),
      fc
        .array(ring, { minLength: 1, maxLength: 3 })
        .map(rings => ({ shape: 'polygon', geometry: { rings } })),
    )
    fc.assert(
      fc.property(shaped, label => {
        const wire = wireFromGeometry(label, size)
        const numbers = [wire.bbox ?? [], wire.polygon ?? [], wire.mask ?? []].flat(2)
        assert.ok(numbers.every(Number.isInteger))
        assert.ok(wire.bbox)
        assert.equal(refusal(wire), 'accepted')
      }),
    )
  })

  it('tells several rings by their pixels', () => {
    const hole = [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ],
      [
        [2, 2],
        [8, 2],
        [8, 8],
        [2, 8],
      ],
    ]
    const label = { shape: 'polygon', geometry: { rings: hole } }
    const wire = wireFromGeometry(label, size)
    const before = maskOf(label, size)
    const after = maskOf(geometryFromWire(wire, ''), size)
    assert.equal(wire.polygon, null)
    assert.ok(before && after && sameMask(before, after))
  })
})
