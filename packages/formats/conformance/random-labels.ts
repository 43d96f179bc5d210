import { type Label, maskFromBitmap } from '@gesso/core'
import { parseGeometry, problemInImage } from '@gesso/shapes'
import fc from 'fast-check'
import type { LabelledImage } from '../format.ts'
import { aLabel, anImage } from './builders.ts'

/** Images are this large, so that every pixel of many can be compared. */
const size = { width: 24, height: 18 }

/** Coordinates on a grid, so that edges meet, and beyond the image. */
const gridX = fc.integer({ min: -12, max: 4 * size.width + 12 }).map(x => x / 4)
const gridY = fc.integer({ min: -12, max: 4 * size.height + 12 }).map(y => y / 4)

const boxes = fc
  .tuple(gridX, gridY, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(([left, top, width, height]) => ({ left, top, right: left + width / 4, bottom: top + height / 4 }))

const rings = fc.array(fc.tuple(gridX, gridY), { minLength: 3, maxLength: 8 })
const polygons = fc.array(rings, { minLength: 1, maxLength: 3 }).map(several => ({ rings: several }))

const masks = fc
  .tuple(fc.nat(size.width - 1), fc.nat(size.height - 1), fc.nat(), fc.nat())
  .chain(([left, top, w, h]) => {
    const width = 1 + (w % (size.width - left))
    const height = 1 + (h % (size.height - top))
    return fc
      .uint8Array({ minLength: width * height, maxLength: width * height, max: 1 })
      .map(bitmap => ({ ...maskFromBitmap(bitmap, { left, top, width, height }) }))
  })

const drawn = fc.oneof(
  boxes.map(geometry => ({ shape: 'box', geometry })),
  polygons.map(geometry => ({ shape: 'polygon', geometry })),
  masks.map(geometry => ({ shape: 'mask', geometry })),
)

/** An image with labels of every shape, as the door for untrusted geometry lets them in. */
export const labelledImages: fc.Arbitrary<LabelledImage> = fc
  .array(drawn.filter(isAccepted), { maxLength: 6 })
  .map(several => anImage(1, { ...size, labels: several.map(labelOf) }))

function isAccepted({ shape, geometry }: { shape: string; geometry: object }): boolean {
  try {
    return problemInImage(shape, parseGeometry(shape, geometry), size) === undefined
  } catch {
    return false
  }
}

function labelOf({ shape, geometry }: { shape: string; geometry: Label['geometry'] }, number: number): Label {
  return aLabel(number, shape, geometry)
}
