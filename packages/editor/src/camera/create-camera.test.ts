import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Point } from '@gesso/core'
import fc from 'fast-check'
import { createCamera } from './create-camera.ts'

const imageSize = { width: 400, height: 300 }

function openCamera() {
  const camera = createCamera(() => imageSize)
  camera.resize({ width: 200, height: 200 }, 2)
  return camera
}

const place = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }))

function near(a: Point, b: Point): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-6
}

describe('the camera', () => {
  it('shows the whole image at first, and again after the view changes its size', () => {
    const camera = openCamera()
    const covers = () => {
      const { left, top, right, bottom } = camera.visibleBox()
      return left <= 0 && top <= 0 && right >= 400 && bottom >= 300
    }
    assert.ok(covers())
    camera.resize({ width: 90, height: 300 }, 1)
    assert.ok(covers())
  })

  it('keeps what is under the cursor there while zooming', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 0.6, max: 1.6, noNaN: true }), (at, factor) => {
        const camera = openCamera()
        camera.zoomTo(3, [100, 100])
        const before = camera.imageFromView(at)
        camera.zoomBy(factor, at)
        assert.ok(near(camera.viewFromImage(before), at))
      }),
    )
  })

  it('turns view into image space and back', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: -300, max: 300 }), (at, dx) => {
        const camera = openCamera()
        camera.panBy(dx, -dx)
        assert.ok(near(camera.viewFromImage(camera.imageFromView(at)), at))
      }),
    )
  })

  it('never loses the image', () => {
    const camera = openCamera()
    camera.panBy(1e6, -1e6)
    const { left, top, right, bottom } = camera.visibleBox()
    assert.ok(left < 400 && right > 0 && top < 300 && bottom > 0)
  })

  it('stays within its zooms', () => {
    const camera = openCamera()
    camera.zoomBy(1e9)
    assert.equal(camera.view.get().scale, 64)
    camera.zoomBy(1e-9)
    assert.ok(camera.view.get().scale > 0.05)
  })

  it('goes to a box that is out of sight, and stays when it is in sight', () => {
    const camera = openCamera()
    const before = camera.view.get()
    camera.reveal({ left: 100, top: 100, right: 200, bottom: 200 })
    assert.equal(camera.view.get(), before)
    camera.zoomTo(8, [0, 0])
    camera.reveal({ left: 300, top: 200, right: 320, bottom: 210 })
    const { left, right, top, bottom } = camera.visibleBox()
    assert.ok(left < 300 && right > 320 && top < 200 && bottom > 210)
  })
})
