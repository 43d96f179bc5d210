import { type Mask, maskIn, type Size } from '@gesso/core'

/** A mask and what its pixels become. */
export interface Painted {
  readonly mask: Mask
  /** the bytes of a pixel, one a channel */
  readonly pixel: readonly number[]
}

/** So many pixels are painted at once, so that a picture of any size takes little memory. */
const pixelsOfBand = 4 * 1024 * 1024

/**
 * Masks painted over each other, the first at the back, on 0.
 * @param channels how many bytes a pixel has
 * @returns the picture from the top, some whole rows after the other
 */
export function* paintedBands(
  size: Size,
  channels: number,
  painted: readonly Painted[],
): Generator<Uint8Array, void, undefined> {
  const { width } = size
  const rows = Math.max(1, Math.floor(pixelsOfBand / Math.max(1, width)))
  for (let top = 0; top < size.height; top += rows) {
    const height = Math.min(rows, size.height - top)
    const band = new Uint8Array(width * height * channels)
    for (const { mask, pixel } of painted) {
      if (mask.top >= top + height || mask.top + mask.height <= top) continue
      paint(band, maskIn({ left: 0, top, width, height }, mask), pixel)
    }
    yield band
  }
}

function paint(band: Uint8Array, { counts }: Mask, pixel: readonly number[]): void {
  let at = 0
  for (let index = 0; index < counts.length; index++) {
    const end = at + (counts[index] ?? 0)
    if (index % 2 === 1) paintRun(band, at, end, pixel)
    at = end
  }
}

function paintRun(band: Uint8Array, from: number, to: number, pixel: readonly number[]): void {
  if (pixel.length === 1) {
    band.fill(pixel[0] ?? 0, from, to)
    return
  }
  for (let at = from; at < to; at++) band.set(pixel, at * pixel.length)
}
