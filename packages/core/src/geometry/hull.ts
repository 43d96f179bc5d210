import type { Point, Ring } from './types.ts'

/**
 * The smallest convex ring around `points`, clockwise on the screen, without corners that do not turn.
 * @returns fewer than three points where they all lie on one line or one spot
 */
export function convexHull(points: readonly Point[]): Ring {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const upper = chain(sorted)
  const lower = chain(sorted.toReversed())
  // Each chain ends where the other begins.
  return [...upper.slice(0, -1), ...lower.slice(0, -1)]
}

/** The points on the way that turn right all along. */
function chain(sorted: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of sorted) {
    for (;;) {
      const [a, b] = [kept.at(-2), kept.at(-1)]
      if (a === undefined || b === undefined || turn(a, b, point) > 0) break
      kept.pop()
    }
    kept.push(point)
  }
  return kept
}

/** Positive where the way from `a` over `b` to `c` turns right on the screen. */
function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
}
