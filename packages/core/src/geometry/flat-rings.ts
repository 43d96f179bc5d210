import { boxOfPoints } from './boxes.ts'
import type { Box, Point, Ring } from './types.ts'

/**
 * Rings as numbers one after another, in room that is used again for the next ones: whoever passes over very many rings
 * makes no point of them.
 */
export class FlatRings {
  /** x, y, x, y of ring after ring; only what lies before the last of `ends` counts */
  coordinates = new Float64Array(512)
  /** for each ring, where in `coordinates` its numbers end */
  readonly ends: number[] = []
  #length = 0

  clear(): void {
    this.ends.length = 0
    this.#length = 0
  }

  /** Makes room for one more point of the ring at hand. @returns where in `coordinates` its x belongs; its y comes next */
  placeForPoint(): number {
    const place = this.#length
    this.#length = place + 2
    if (this.#length > this.coordinates.length) {
      const larger = new Float64Array(2 * this.coordinates.length)
      larger.set(this.coordinates)
      this.coordinates = larger
    }
    return place
  }

  /** The points that were placed since the last ring are a ring. */
  endRing(): void {
    this.ends.push(this.#length)
  }

  /** The same rings as objects tell them. */
  set(rings: readonly Ring[]): this {
    this.clear()
    for (const ring of rings) {
      for (const point of ring) {
        const place = this.placeForPoint()
        this.coordinates[place] = point[0]
        this.coordinates[place + 1] = point[1]
      }
      this.endRing()
    }
    return this
  }

  /** Where in `coordinates` the numbers of a ring begin. */
  startOf(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] ?? 0)
  }

  /** The rings as objects. */
  toRings(): Ring[] {
    return this.ends.map((end, index) => {
      const ring: Point[] = []
      for (let at = this.startOf(index); at < end; at += 2)
        ring.push([this.coordinates[at] ?? 0, this.coordinates[at + 1] ?? 0])
      return ring
    })
  }

  /**
   * The smallest box around all of them.
   * @throws AppError `geometry_invalid` when there are none
   */
  bounds(): Box {
    const { coordinates } = this
    const length = this.#length
    if (length === 0) return boxOfPoints([])
    let left = Number.POSITIVE_INFINITY
    let top = Number.POSITIVE_INFINITY
    let right = Number.NEGATIVE_INFINITY
    let bottom = Number.NEGATIVE_INFINITY
    for (let at = 0; at < length; at += 2) {
      const x = coordinates[at] ?? 0
      const y = coordinates[at + 1] ?? 0
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
    return { left, top, right, bottom }
  }

  /** What each of them encloses, added up, in square pixels: as `ringArea` tells it, whichever way round they go. */
  area(): number {
    let sum = 0
    for (let index = 0; index < this.ends.length; index++) sum += Math.abs(this.#doubledArea(index)) / 2
    return sum
  }

  #doubledArea(index: number): number {
    const { coordinates } = this
    const start = this.startOf(index)
    const end = this.ends[index] ?? start
    if (end === start) return 0
    const originX = coordinates[start] ?? 0
    const originY = coordinates[start + 1] ?? 0
    let beforeX = (coordinates[end - 2] ?? 0) - originX
    let beforeY = (coordinates[end - 1] ?? 0) - originY
    let doubled = 0
    for (let at = start; at < end; at += 2) {
      const x = (coordinates[at] ?? 0) - originX
      const y = (coordinates[at + 1] ?? 0) - originY
      doubled += beforeX * y - x * beforeY
      beforeX = x
      beforeY = y
    }
    return doubled
  }
}
