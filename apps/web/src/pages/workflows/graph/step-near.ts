import type { PlacedStep } from '../plan/plan-layout.ts'

/** Keys that lead from step to step. */
export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const ways: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The nearest step in a direction; what lies aside counts as farther away. */
export function stepNear(
  steps: readonly PlacedStep[],
  from: PlacedStep,
  direction: Direction,
): PlacedStep | undefined {
  const [x, y] = ways[direction]
  const distances = steps.flatMap(step => {
    const [along, aside] = [
      (step.x - from.x) * x + (step.y - from.y) * y,
      Math.abs((step.x - from.x) * y) + Math.abs((step.y - from.y) * x),
    ]
    return along > 0 ? [{ step, distance: along + 3 * aside }] : []
  })
  return distances.toSorted((a, b) => a.distance - b.distance)[0]?.step
}

/** Whether a key leads from step to step. */
export function isDirection(key: string): key is Direction {
  return key in ways
}
