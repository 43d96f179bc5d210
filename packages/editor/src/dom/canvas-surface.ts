import type { PaintSurroundings, Surface } from '../paint/surface.ts'

/**
 * A canvas as something to paint on.
 * @param settles whether `settle` will be called: such a canvas is read from, and is best kept out of the GPU
 */
export function surfaceOf(canvas: HTMLCanvasElement | OffscreenCanvas, settles: boolean): Surface {
  const context = canvas.getContext('2d', { willReadFrequently: settles })
  if (context === null) throw new TypeError('this canvas has no 2D context')
  if (!('fillRect' in context)) throw new TypeError('this canvas is in use for something else')
  return {
    context,
    source: canvas,
    get width() {
      return canvas.width
    },
    get height() {
      return canvas.height
    },
    resize(width, height) {
      canvas.width = width
      canvas.height = height
    },
    settle() {
      context.getImageData(0, 0, 1, 1)
    },
  }
}

/** A browser's canvases and clock. */
export function browserSurroundings(): PaintSurroundings {
  return {
    newSurface: (width, height) =>
      surfaceOf(new OffscreenCanvas(Math.max(1, width), Math.max(1, height)), true),
    newTileCanvas: (width, height) => new OffscreenCanvas(width, height),
    now: () => performance.now(),
  }
}
