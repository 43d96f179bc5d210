import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Box } from '@gesso/core'
import fc from 'fast-check'
import { cropOf } from './crop-of.ts'

const image = { width: 1000, height: 600 }
const view = { width: 160, height: 120 }

/** What of the image is seen. */
const seen = (box: Box): Box => {
  const { scale, x, y } = cropOf(box, image, view)
  const [left, top] = [-x / scale, -y / scale]
  return { left, top, right: left + view.width / scale, bottom: top + view.height / scale }
}

describe('the piece of an image that shows a label', () => {
  it('holds the label whole, and nothing beside the image where it fits in', () => {
    const place = fc.record({ x: fc.nat(999), y: fc.nat(599), width: fc.nat(1000), height: fc.nat(600) })
    fc.assert(
      fc.property(place, ({ x, y, width, height }) => {
        const box = { left: x, top: y, right: Math.min(1000, x + width), bottom: Math.min(600, y + height) }
        const piece = seen(box)
        assert.ok(piece.left <= box.left + 1e-6 && piece.right >= box.right - 1e-6, JSON.stringify(piece))
        assert.ok(piece.top <= box.top + 1e-6 && piece.bottom >= box.bottom - 1e-6, JSON.stringify(piece))
        if (piece.right - piece.left <= 1000) assert.ok(piece.left >= -1e-6 && piece.right <= 1000 + 1e-6)
        if (piece.bottom - piece.top <= 600) assert.ok(piece.top >= -1e-6 && piece.bottom <= 600 + 1e-6)
      }),
    )
  })

  it('shows some of what is around, more around what is tiny', () => {
    const large = seen({ left: 300, top: 200, right: 500, bottom: 350 })
    assert.equal(Math.round(large.right - large.left), 307)
    const tiny = seen({ left: 300, top: 200, right: 301, bottom: 201 })
    assert.equal(Math.round(tiny.bottom - tiny.top), 40)
    assert.equal(Math.round((tiny.left + tiny.right) / 2), 301)
  })
})
