import type { Box, Point, Size } from '@gesso/core'
import type { Readable } from '../reactive/cells.ts'

/** How the image lies in the view: `view = image * scale + (x, y)`, in CSS pixels from the view's top-left corner. */
export interface View {
  readonly x: number
  readonly y: number
  /** CSS pixels for one image pixel */
  readonly scale: number
}

/** Where the person looks. View space is CSS pixels, canvas space is device pixels. */
export interface Camera {
  readonly view: Readable<View>
  /** Size of the view in CSS pixels. */
  readonly viewSize: Readable<Size>
  /** Device pixels for one CSS pixel. */
  readonly canvasScale: Readable<number>
  resize(viewSize: Size, canvasScale: number): void
  imageFromView(point: Point): Point
  viewFromImage(point: Point): Point
  /** What the view shows of image space; may reach past the image. */
  visibleBox(): Box
  /** Moves the image by CSS pixels. */
  panBy(dx: number, dy: number): void
  /** Multiplies the scale and keeps what lies under `anchorInView` where it is. */
  zoomBy(factor: number, anchorInView?: Point): void
  /** Sets the scale (1 = one image pixel on one CSS pixel) around `anchorInView`, by default the middle. */
  zoomTo(scale: number, anchorInView?: Point): void
  /** Shows the whole image. */
  fit(): void
  /** Shows `box` with a margin, unless it is in view already and large enough to see. */
  reveal(box: Box): void
}
