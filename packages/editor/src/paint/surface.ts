import type { PaintContext } from './brush.ts'

/** Something to paint on that can itself be painted elsewhere; sizes in device pixels. */
export interface Surface {
  readonly context: PaintContext
  readonly source: CanvasImageSource
  readonly width: number
  readonly height: number
  /** Clears it as well. */
  resize(width: number, height: number): void
  /** Carries out what was only noted so far, so that it costs now and not when the surface is next shown. */
  settle(): void
}

/** What painting needs from its surroundings. */
export interface PaintSurroundings {
  newSurface(width: number, height: number): Surface
  newTileCanvas(width: number, height: number): OffscreenCanvas | null
  /** milliseconds, as `performance.now()` */
  now(): number
}
