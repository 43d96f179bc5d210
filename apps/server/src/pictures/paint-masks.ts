import { bitmapOfMask, type Mask, type Size } from '@gesso/core'
import { sharp } from './codecs.ts'

/** A mask and the colour that it is painted in. */
interface PaintedMask {
  readonly mask: Mask
  /** #rrggbb */
  readonly colour: string
}

/**
 * Paints masks into a PNG of four channels of 8 bits, later ones over earlier ones, each pixel in the colour of what is in
 * front; where there is nothing it is transparent black.
 */
export async function paintMasks(masks: readonly PaintedMask[], { width, height }: Size): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 4)
  for (const { mask, colour } of masks) {
    const value = ((Number.parseInt(colour.slice(1, 7), 16) << 8) | 0xff) >>> 0
    const bitmap = bitmapOfMask(mask)
    for (let y = 0; y < mask.height; y += 1)
      for (let x = 0; x < mask.width; x += 1)
        if (bitmap[y * mask.width + x] === 1)
          pixels.writeUInt32BE(value, ((y + mask.top) * width + x + mask.left) * 4)
  }
  return sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: false })
    .png({ compressionLevel: 6 })
    .toBuffer()
}
