import {
  approvalFact,
  editedFact,
  type PlanProblem,
  type Route,
  type StepKind,
  type WorkflowPlan,
} from '@gesso/core'

/** What each kind of step is called, and what happens there. */
export const kindWords: Readonly<Record<StepKind, { readonly title: string; readonly words: string }>> = {
  start: { title: 'Start', words: 'Every job begins here.' },
  maker: { title: 'Label', words: 'People draw and correct labels.' },
  review: { title: 'Review', words: 'Somebody else accepts or rejects.' },
  model: { title: 'Model', words: 'Done by a program; until models are there, jobs pass on.' },
  manual: { title: 'Manual', words: 'Waits for somebody whom a lead names.' },
  end: { title: 'End', words: 'The job is done and its result is made.' },
}

/** The facts that reviews leave, in words. */
export const factWords: Readonly<Record<string, { readonly yes: string; readonly no: string }>> = {
  [approvalFact]: { yes: 'accepted', no: 'rejected' },
  [editedFact]: { yes: 'changed in review', no: 'unchanged in review' },
}

/** Which jobs take a route, in a few words. */
export function routeWords(route: Route): string {
  if (route.kind === 'sample') return `${route.percent} %`
  if (route.kind === 'continue') return ''
  const words = factWords[route.fact]
  if (words) return route.is ? words.yes : words.no
  return `${route.fact} is ${route.is ? 'yes' : 'no'}`
}

/** A problem as a person reads it, and what it is about. */
export interface ShownProblem {
  readonly words: string
  /** the step to look at; undefined when it is about the whole */
  readonly stepId: string | undefined
  /** of the route among those of the plan, where it is about one */
  readonly routeIndex: number | undefined
}

/** Says of what a problem is by its name instead of its place in a list. */
export function shownProblem({ steps, routes }: WorkflowPlan, { field, problem }: PlanProblem): ShownProblem {
  const [, list, digits, part = ''] = /^(steps|routes)\[(\d+)\]\.?(.*)$/.exec(field) ?? []
  const at = Number(digits)
  const nameOf = (id: string) => steps.find(step => step.id === id)?.name ?? id
  if (list === 'steps') {
    const step = steps[at]
    const name = `“${step?.name ?? at}”`
    return { words: said(name, part, problem), stepId: step?.id, routeIndex: undefined }
  }
  const route = list === 'routes' ? routes[at] : undefined
  if (!route) return { words: `The workflow ${problem}`, stepId: undefined, routeIndex: undefined }
  const name = `The route ${nameOf(route.from)} → ${nameOf(route.to)}`
  return { words: said(name, part, problem), stepId: route.from, routeIndex: at }
}

function said(name: string, part: string, problem: string): string {
  return part === '' ? `${name} ${problem}` : `${name}: ${part} ${problem}`
}
