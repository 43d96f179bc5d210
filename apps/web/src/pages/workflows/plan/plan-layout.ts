import type { Route, Step, WorkflowPlan } from '@gesso/core'

/** A step at its place of the drawing; left top corner, in the drawing's pixels. */
export interface PlacedStep {
  readonly step: Step
  readonly x: number
  readonly y: number
}

/** A route as a line from step to step, with the middle of its words. */
export interface PlacedRoute {
  readonly route: Route
  /** its place among the routes of the plan */
  readonly index: number
  /** of an SVG path */
  readonly path: string
  readonly x: number
  readonly y: number
}

/** A plan as it is drawn: from left to right, ways back below. */
export interface PlanLayout {
  readonly width: number
  readonly height: number
  readonly steps: readonly PlacedStep[]
  readonly routes: readonly PlacedRoute[]
}

/** Size of a step. */
export const stepWidth = 132
export const stepHeight = 58

const columnGap = 82
const rowGap = 46
const margin = 24
const bow = 34

/** Where everything of a plan is drawn. Steps that nothing leads to have their places too. */
export function layoutOf(plan: WorkflowPlan): PlanLayout {
  const columns = columnsOf(plan)
  const most = Math.max(1, ...columns.map(column => column.length))
  const middle = (most * (stepHeight + rowGap) - rowGap) / 2
  const steps = columns.flatMap((column, place) => {
    const top = middle - (column.length * (stepHeight + rowGap) - rowGap) / 2
    return column.map((step, row) => ({
      step,
      x: place * (stepWidth + columnGap),
      y: top + row * (stepHeight + rowGap),
    }))
  })
  const placed = new Map(steps.map(each => [each.step.id, { ...each, column: Math.round(each.x) }]))
  const routes = plan.routes.flatMap((route, index) => {
    const [from, to] = [placed.get(route.from), placed.get(route.to)]
    if (!from || !to) return []
    const twin = plan.routes.slice(0, index).filter(each => each.from === route.from && each.to === route.to)
    return [{ route, index, ...lineBetween(from, to, twin.length) }]
  })
  return framed(steps, routes)
}

interface Line {
  readonly path: string
  readonly x: number
  readonly y: number
}

/** @param nth how many routes go between the same two steps already */
function lineBetween(from: PlacedStep, to: PlacedStep, nth: number): Line {
  const columns = Math.round((to.x - from.x) / (stepWidth + columnGap))
  if (columns <= 0) return lineBack(from, to, nth)
  const start = [from.x + stepWidth, from.y + stepHeight / 2] as const
  const end = [to.x, to.y + stepHeight / 2] as const
  // Over the steps between, and past those that go the same way.
  const lift = (columns - 1) * bow * 1.9 + nth * bow
  const reach = (end[0] - start[0]) / 2
  return curve(start, [start[0] + reach, start[1] - lift], [end[0] - reach, end[1] - lift], end)
}

function lineBack(from: PlacedStep, to: PlacedStep, nth: number): Line {
  const start = [from.x + stepWidth * 0.35, from.y + stepHeight] as const
  const end = [to.x + stepWidth * 0.65, to.y + stepHeight] as const
  const columns = Math.abs(Math.round((to.x - from.x) / (stepWidth + columnGap)))
  const bottom = Math.max(start[1], end[1]) + bow * (1.4 + columns * 0.5 + nth)
  return curve(start, [start[0], bottom], [end[0], bottom], end)
}

type Place = readonly [x: number, y: number]

function curve(start: Place, first: Place, second: Place, end: Place): Line {
  const at = (axis: 0 | 1) => (start[axis] + 3 * first[axis] + 3 * second[axis] + end[axis]) / 8
  const path = `M${start.join(' ')} C${first.join(' ')} ${second.join(' ')} ${end.join(' ')}`
  return { path, x: at(0), y: at(1) }
}

/** Moves everything so that it begins at the margin. */
function framed(steps: readonly PlacedStep[], routes: readonly PlacedRoute[]): PlanLayout {
  const tops = [...steps.map(({ y }) => y), ...routes.map(({ y }) => y - 12)]
  const bottoms = [...steps.map(({ y }) => y + stepHeight), ...routes.map(({ y }) => y + 14)]
  const shift = margin - Math.min(0, ...tops)
  const moved = (x: number, y: number) => ({ x: x + margin, y: y + shift })
  return {
    width: Math.max(stepWidth, ...steps.map(({ x }) => x + stepWidth)) + 2 * margin,
    height: Math.max(stepHeight, ...bottoms) + shift + margin,
    steps: steps.map(each => ({ ...each, ...moved(each.x, each.y) })),
    routes: routes.map(each => ({ ...each, ...moved(each.x, each.y), path: shifted(each.path, shift) })),
  }
}

function shifted(path: string, shift: number): string {
  return path.replaceAll(/(-?[\d.]+) (-?[\d.]+)/g, (_, x, y) => `${Number(x) + margin} ${Number(y) + shift}`)
}

/** Steps by how far along they are, in the order in which routes name them; ways back do not count. */
function columnsOf({ steps, routes }: WorkflowPlan): readonly (readonly Step[])[] {
  const order: string[] = []
  const forward: Route[] = []
  const state = new Map<string, 'open' | 'left'>()

  function visit(id: string): void {
    state.set(id, 'open')
    for (const route of routes) {
      if (route.from !== id || !steps.some(step => step.id === route.to)) continue
      if (state.get(route.to) !== 'open') forward.push(route)
      if (!state.has(route.to)) visit(route.to)
    }
    state.set(id, 'left')
    order.unshift(id)
  }

  for (const { id } of [...steps].sort(startFirst)) if (!state.has(id)) visit(id)
  const column = new Map(steps.map(({ id }) => [id, 0]))
  for (const id of order)
    for (const { from, to } of forward)
      if (from === id) column.set(to, Math.max(column.get(to) ?? 0, (column.get(id) ?? 0) + 1))
  const last = Math.max(0, ...column.values())
  return Array.from({ length: last + 1 }, (_, at) => steps.filter(({ id }) => column.get(id) === at))
}

function startFirst(a: Step, b: Step): number {
  return Number(b.kind === 'start') - Number(a.kind === 'start')
}
