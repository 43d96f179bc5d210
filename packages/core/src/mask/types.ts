/** A rectangle of whole pixels of an image. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * A binary mask inside its own rectangle of whole pixels.
 * `counts` are run lengths row by row from the rectangle's top-left pixel, background first (the first may be 0);
 * they sum to `width * height`.
 */
export interface Mask extends Frame {
  readonly counts: readonly number[]
}
