import type { KeyboardEvent } from 'react'
import { type PlacedRoute, type PlacedStep, stepHeight, stepWidth } from '../plan/plan-layout.ts'
import { kindWords, routeWords } from '../plan/plan-words.ts'
import classes from './plan-graph.module.css'

interface StepNodeProps {
  readonly placed: PlacedStep
  /** said below its name; its kind when left out */
  readonly words: string | undefined
  readonly ways: readonly PlacedRoute[]
  readonly nameOf: (stepId: string) => string
  readonly chosen: boolean
  readonly bad: boolean
  readonly onChoose: (() => void) | undefined
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** A step in the drawing of a workflow. */
export function StepNode(props: StepNodeProps) {
  const { placed, words, ways, nameOf, chosen, bad, onChoose, onKeyDown } = props
  const { step, x, y } = placed
  const kind = kindWords[step.kind].title
  const leads = ways.map(({ route }) => `${routeWords(route)} to ${nameOf(route.to)}`.trim())
  const below = words ?? (kind === step.name ? '' : kind)
  const facts = [bad && 'has a problem', ...leads]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a drawing
    <g
      role="button"
      tabIndex={0}
      data-step={step.id}
      data-kind={step.kind}
      data-bad={bad || undefined}
      className={classes.step}
      transform={`translate(${x} ${y})`}
      aria-description={facts.filter(Boolean).join(', ')}
      aria-pressed={chosen}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <rect className={classes.box} width={stepWidth} height={stepHeight} rx={8} />
      <text x={stepWidth / 2} y={below === '' ? 34 : 25} textAnchor="middle" className={classes.name}>
        {shortened(step.name)}
      </text>{' '}
      <text x={stepWidth / 2} y={42} textAnchor="middle" className={classes.kind}>
        {below}
      </text>
    </g>
  )
}

function shortened(name: string): string {
  return name.length > 17 ? `${name.slice(0, 16)}…` : name
}
