import type { WorkflowPlan } from '@gesso/core'
import { type KeyboardEvent, useId, useRef } from 'react'
import { layoutOf, type PlacedRoute, type PlacedStep } from '../plan/plan-layout.ts'
import { routeWords } from '../plan/plan-words.ts'
import classes from './plan-graph.module.css'
import { isDirection, stepNear } from './step-near.ts'
import { StepNode } from './step-node.tsx'

interface PlanGraphProps {
  readonly plan: WorkflowPlan
  /** what is said below the name of a step, by its id */
  readonly counts?: ReadonlyMap<string, string>
  /** id of the step that is looked at */
  readonly chosen?: string | undefined
  readonly onChoose?: (stepId: string) => void
  readonly onRemove?: (stepId: string) => void
  /** ids of steps with problems */
  readonly bad?: ReadonlySet<string>
  /** places of routes with problems */
  readonly badRoutes?: ReadonlySet<number>
}

/** Smaller than this the words could not be read; then the drawing is scrolled. */
const leastScale = 0.75

const noCounts: ReadonlyMap<string, string> = new Map()
const noSteps: ReadonlySet<string> = new Set()
const noRoutes: ReadonlySet<number> = new Set()

/** A workflow as a graph: steps that can be chosen, by the arrow keys too, and routes as arrows. */
export function PlanGraph(props: PlanGraphProps) {
  const { plan, counts = noCounts, chosen, onChoose, onRemove, bad = noSteps, badRoutes = noRoutes } = props
  const drawing = useRef<SVGSVGElement>(null)
  const arrow = useId()
  const { width, height, steps, routes } = layoutOf(plan)
  const keyDown = (event: KeyboardEvent, from: PlacedStep) => {
    if (event.key === 'Enter' || event.key === ' ') onChoose?.(from.step.id)
    else if (event.key === 'Delete') onRemove?.(from.step.id)
    else if (isDirection(event.key)) {
      const id = stepNear(steps, from, event.key)?.step.id
      drawing.current?.querySelector<SVGGElement>(`[data-step="${CSS.escape(id ?? '')}"]`)?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <div className={classes.scroller}>
      <svg
        ref={drawing}
        className={classes.graph}
        width={width}
        viewBox={`0 0 ${width} ${height}`}
        style={{ minWidth: width * leastScale }}
      >
        <title>The steps of the workflow and the routes between them</title>
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 L8 4 L0 8 z" className={classes.arrow} />
          </marker>
        </defs>
        {routes.map(route => (
          <RouteLine
            key={route.index}
            route={route}
            arrow={arrow}
            chosen={route.route.from === chosen}
            bad={badRoutes.has(route.index)}
          />
        ))}
        {steps.map(placed => (
          <StepNode
            key={placed.step.id}
            placed={placed}
            words={counts.get(placed.step.id)}
            ways={routes.filter(({ route }) => route.from === placed.step.id)}
            nameOf={id => plan.steps.find(step => step.id === id)?.name ?? id}
            chosen={placed.step.id === chosen}
            bad={bad.has(placed.step.id)}
            onChoose={onChoose && (() => onChoose(placed.step.id))}
            onKeyDown={event => keyDown(event, placed)}
          />
        ))}
      </svg>
    </div>
  )
}

interface RouteLineProps {
  readonly route: PlacedRoute
  readonly arrow: string
  readonly chosen: boolean
  readonly bad: boolean
}

function RouteLine({ route: { route, path, x, y }, arrow, chosen, bad }: RouteLineProps) {
  return (
    <g aria-hidden>
      <path
        d={path}
        className={classes.route}
        data-kind={route.kind}
        data-chosen={chosen || undefined}
        data-bad={bad || undefined}
        markerEnd={`url(#${arrow})`}
      />
      <text x={x} y={y + 4} textAnchor="middle" className={classes.words}>
        {routeWords(route)}
      </text>
    </g>
  )
}
