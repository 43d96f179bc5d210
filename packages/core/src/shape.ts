import type { TSchema } from 'typebox'
import type { FlatRings } from './geometry/flat-rings.ts'
import type { Box, Point, Ring, Size } from './geometry/types.ts'
import type { Mask } from './mask/types.ts'
import type { TextInBytes } from './text-in-bytes.ts'

/** The ways in which a geometry can be told to those who do not know its shape. */
export type Projection = 'box' | 'rings' | 'mask' | 'points' | 'keypoints' | 'line' | 'cuboid' | 'landmarks'

/** One point of a label that its keypoint schema names. */
export interface Keypoint {
  /** uuid; stays the same while the point is moved */
  readonly id: string
  /** the keypoint class, e.g. that of the left eye */
  readonly classId: string
  readonly x: number
  readonly y: number
  /** false: it is known where it lies, but something hides it */
  readonly visible: boolean
  /** place in the order of the label's points */
  readonly norder: number
}

/** The points of a label, and the keypoint schema that names them. */
export interface Keypoints {
  readonly schemaId: string
  readonly points: readonly Keypoint[]
}

/** The faces of a cuboid that have a name. */
export type CuboidFace = 'front' | 'side' | 'back'

/** A box in space as it is seen on an image: where its eight corners lie, and which of them make its faces. */
export interface Cuboid {
  readonly points: readonly Point[]
  /** each the places of its four corners among `points`, counted from 0; a face that nobody told is left out */
  readonly faces: Readonly<Partial<Record<CuboidFace, readonly number[]>>>
}

/** A point that is known by its number. */
export interface Landmark {
  readonly x: number
  readonly y: number
  /** may go on where another label of the same object ends */
  readonly number: number
  /** false: it is known where it lies, but something hides it; left out = nobody said */
  readonly visible?: boolean
}

/**
 * A kind of geometry, as one object that answers questions about it. `G` is plain JSON in image space.
 * A projection that has no honest answer is left out.
 */
export interface Shape<G> {
  /** The word stored with a label, e.g. `box`. */
  readonly name: string
  /** JSON Schema of `G`: structure only. */
  readonly schema: TSchema
  /**
   * What the schema cannot say: finite, ordered, not empty, runs that fill.
   * @returns the problem in words that continue "geometry ...", or undefined when there is none
   */
  problem(geometry: G): string | undefined
  /**
   * What an image of `size` forbids beyond lying wholly outside it; left out = it may stick out of the image.
   * @returns the problem in words that continue "geometry ...", or undefined when there is none
   */
  problemInImage?(geometry: G, size: Size): string | undefined
  /** The smallest box around everything painted. */
  bounds(geometry: G): Box
  /** The same geometry moved by whole or fractional pixels. */
  moved(geometry: G, dx: number, dy: number): G
  /** The same geometry with `from` stretched onto `to`. */
  fitted(geometry: G, from: Box, to: Box): G
  /** Whether a point lies on or in it; `slack` is how far off, in pixels, still counts. */
  hit(geometry: G, point: Point, slack: number): boolean
  /** The projection that tells all of it, which a format or a dialect takes before the others; left out = none does. */
  readonly drawnAs?: Projection
  /** As an axis-aligned box. */
  box?(geometry: G): Box
  /** As rings, filled by the even-odd rule. */
  rings?(geometry: G): readonly Ring[]
  /**
   * Reads `rings` out of the JSON of a geometry, for those who pass over very many of them.
   * @returns false when it is written in a way that this cannot read; then ask `rings` of what it says
   */
  readRings?(json: TextInBytes, into: FlatRings): boolean
  /** As pixels of an image of `size`, cut at its edges: a pixel belongs when its centre is inside. */
  mask?(geometry: G, size: Size): Mask
  /** As loose points. */
  points?(geometry: G): readonly Point[]
  /** As points that a keypoint schema names. */
  keypoints?(geometry: G): Keypoints
  /** As a line of straight pieces that is open: it encloses nothing. */
  line?(geometry: G): readonly Point[]
  /** As the corners and faces of a box in space. */
  cuboid?(geometry: G): Cuboid
  /** As points with numbers. */
  landmarks?(geometry: G): readonly Landmark[]
  /** Between two keyframes, `t` from 0 to 1; present = can be tracked. */
  interpolate?(from: G, to: G, t: number): G
}
