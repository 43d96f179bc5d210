import { bitmapOfMask } from '@gesso/core'
import type { Brush, Look, Tile } from '@gesso/editor'
import type { MaskGeometry } from './shape.ts'

/** Larger tiles are made of every second, third, ... pixel. */
const limitTilePixels = 4_000_000

/** The mask in its class's colour, its rim opaque; painted from a tile that is made once. */
export function paintMask(geometry: MaskGeometry, brush: Brush): void {
  const { left, top, width, height } = geometry
  const { context, look, tiles } = brush
  const tile = tiles.tile(geometry, `${look.inside} ${look.emphasis}`, () => tileOf(geometry, look, brush))
  if (tile !== null) context.drawImage(tile.picture, left, top, width, height)
}

function tileOf(geometry: MaskGeometry, look: Look, brush: Brush): Tile | null {
  const step = Math.ceil(Math.sqrt((geometry.width * geometry.height) / limitTilePixels))
  const width = Math.ceil(geometry.width / step)
  const height = Math.ceil(geometry.height / step)
  const canvas = brush.newTileCanvas(width, height)
  const context = canvas?.getContext('2d')
  if (canvas === null || context === null || context === undefined) return null
  const pixels = context.createImageData(width, height)
  colour(new Uint32Array(pixels.data.buffer), geometry, step, look)
  context.putImageData(pixels, 0, 0)
  return { picture: canvas, bytes: width * height * 4 }
}

/** Fills `colours`, one number a pixel, with the inside's colour and the rim's. */
function colour(colours: Uint32Array, geometry: MaskGeometry, step: number, look: Look): void {
  const { width, height } = geometry
  const bitmap = bitmapOfMask(geometry)
  const [red, green, blue] = look.rgb
  const opaque = packed(red, green, blue, 255)
  const tinted = packed(red, green, blue, Math.round(look.alpha * 255))
  const across = Math.ceil(width / step)
  let at = 0
  for (let y = 0; y < height; y += step) {
    at = Math.floor(y / step) * across
    for (let x = 0; x < width; x += step, at++) {
      const pixel = y * width + x
      if (bitmap[pixel] === 0) continue
      const rim =
        x < step ||
        y < step ||
        x >= width - step ||
        y >= height - step ||
        bitmap[pixel - step] === 0 ||
        bitmap[pixel + step] === 0 ||
        bitmap[pixel - step * width] === 0 ||
        bitmap[pixel + step * width] === 0
      colours[at] = rim ? opaque : tinted
    }
  }
}

/** Canvas pixels are red, green, blue, alpha in memory; every machine that browsers run on is little-endian. */
function packed(red: number, green: number, blue: number, alpha: number): number {
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
