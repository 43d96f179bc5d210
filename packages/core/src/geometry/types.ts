/**
 * Image space: float pixels, origin at the top-left corner of the top-left pixel, x right, y down, max edges exclusive.
 * A pixel (column c, row r) covers [c, c+1) x [r, r+1); its centre is (c + 0.5, r + 0.5).
 */
export type Point = readonly [x: number, y: number]

/** A closed ring of points; the last joins the first without being repeated. */
export type Ring = readonly Point[]

/** An axis-aligned box; `right` and `bottom` are exclusive. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Width and height in whole pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}
