import { maskArea, maskFromBitmap } from '@gesso/core'
import fc from 'fast-check'
import type { ShapeExamples } from '../shape-examples.ts'
import { type MaskGeometry, mask } from './shape.ts'

const frames = fc.record({
  left: fc.nat({ max: 28 }),
  top: fc.nat({ max: 18 }),
  width: fc.integer({ min: 1, max: 12 }),
  height: fc.integer({ min: 1, max: 12 }),
})

const valid: fc.Arbitrary<MaskGeometry> = frames
  .chain(frame => {
    const length = frame.width * frame.height
    return fc
      .uint8Array({ minLength: length, maxLength: length, max: 1 })
      .map(bitmap => maskFromBitmap(bitmap, frame))
  })
  .filter(geometry => maskArea(geometry) > 0)

const example = { left: 1, top: 2, width: 4, height: 2, counts: [1, 6, 1] }

/** Masks of noise, most with background round what is painted. */
export const maskExamples: ShapeExamples<MaskGeometry> = {
  shape: mask,
  valid,
  refused: {
    'runs that leave the rectangle': { ...example, counts: [1, 8] },
    'runs that do not fill the rectangle': { ...example, counts: [1, 6] },
    'a negative run': { ...example, counts: [3, -1, 6] },
    'a run of half a pixel': { ...example, counts: [1, 6.5, 0.5] },
    'nothing painted': { ...example, counts: [8] },
    'nothing painted, told in two runs': { ...example, counts: [8, 0] },
    'no runs': { ...example, counts: [] },
    'no width': { ...example, width: 0, counts: [0] },
    'a negative size': { ...example, width: -4, height: -2 },
    'a rectangle between pixels': { ...example, left: 1.5 },
    'runs as text': { ...example, counts: '1 6 1' },
  },
}
