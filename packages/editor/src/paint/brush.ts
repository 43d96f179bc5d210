import type { Box, Point } from '@gesso/core'
import type { EditorKeypointSchema } from '../editor.ts'

/** The part of a 2D canvas context that painting uses; narrow, so that a test can record it. */
export type PaintContext = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'setTransform'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'rect'
  | 'arc'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'strokeRect'
  | 'clearRect'
  | 'drawImage'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'globalCompositeOperation'
  | 'imageSmoothingEnabled'
  | 'imageSmoothingQuality'
>

/** How much a label stands out. */
export type Emphasis = 'none' | 'hovered' | 'selected'

/** Colours and weight of one label. */
export interface Look {
  /** opaque CSS colour of the outline */
  readonly line: string
  /** the same colour with the class's alpha, for the inside */
  readonly inside: string
  /** red, green, blue, 0 to 255 */
  readonly rgb: readonly [number, number, number]
  /** alpha of the inside, 0 to 1 */
  readonly alpha: number
  /** outline in CSS pixels */
  readonly lineWidth: number
  readonly emphasis: Emphasis
}

/** Pictures made once and painted often, e.g. a mask in its colour; bounded, the longest unused goes first. */
export interface TileCache {
  /**
   * The picture kept under `owner` and `variant`, made by `make` when there is none.
   * @param owner an immutable object, such as a geometry; the picture goes when it goes
   */
  tile(owner: object, variant: string, make: () => Tile | null): Tile | null
}

/** A picture with its cost in memory. */
export interface Tile {
  readonly picture: CanvasImageSource
  readonly bytes: number
}

/** What a shape paints with: the context's units are image pixels. */
export interface Brush {
  readonly context: PaintContext
  readonly look: Look
  /** image pixels for one CSS pixel: multiply to get sizes that do not zoom */
  readonly unit: number
  readonly tiles: TileCache
  /** What the points of a label are, by the id of their keypoint schema. */
  schemaOf(schemaId: string): EditorKeypointSchema | undefined
  /** A canvas to make tiles on; null where there is none (then paint without). */
  newTileCanvas(width: number, height: number): OffscreenCanvas | null
}

/** What a tool paints with above the labels: the context's units are image pixels. */
export interface ToolBrush extends Brush {
  /** image space; null when the pointer is outside */
  readonly cursor: Point | null
  /** what the view shows of image space */
  readonly visible: Box
}
