import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inImage } from './in-image.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const size = fc.record({
  width: fc.integer({ min: 1, max: 60_000 }),
  height: fc.integer({ min: 1, max: 60_000 }),
})

describe('normalised geometry', () => {
  it('comes back from image space to a thousand-millionth, whatever the shape and the size', () => {
    const places = fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(places, size, (points, { width, height }) => {
        const sent = { points }
        const { points: drawn } = inImage('polyline', sent, { width, height }, 'geometry') as typeof sent
        for (const [index, [x, y]] of drawn.entries()) {
          const [sentX = 0, sentY = 0] = points[index] ?? []
          assert.ok(Math.abs(x / width - sentX) <= 1e-9 && Math.abs(y / height - sentY) <= 1e-9)
        }
      }),
    )
    fc.assert(
      fc.property(share, share, share, share, size, (x1, y1, x2, y2, { width, height }) => {
        fc.pre(Math.abs(x1 - x2) > 1e-6 && Math.abs(y1 - y2) > 1e-6)
        const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)]
        const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)]
        const sent = { left, top, right, bottom }
        const drawn = inImage('box', sent, { width, height }, 'geometry') as typeof sent
        const back = [drawn.left / width, drawn.top / height, drawn.right / width, drawn.bottom / height]
        for (const [index, value] of [left, top, right, bottom].entries())
          assert.ok(Math.abs((back[index] ?? Number.NaN) - value) <= 1e-9)
      }),
    )
  })

  it('is refused where it is none of its shape, naming the field', () => {
    const refused = (shape: string, geometry: unknown) => () =>
      inImage(shape, geometry, { width: 10, height: 10 }, 'prelabels[3].geometry')
    assert.throws(refused('box', { left: 1 }), { code: 'geometry_invalid', message: /^prelabels\[3\]/ })
    assert.throws(refused('egg', {}), { code: 'shape_unknown' })
  })
})
