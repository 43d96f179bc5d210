import type { Route, Step, StepKind, WorkflowPlan } from '@gesso/core'
import { kindWords } from './plan-words.ts'

/** Puts a step into a plan, on the way that continues from another one. @param afterId undefined: nothing leads to it yet */
export function withStep(
  plan: WorkflowPlan,
  kind: StepKind,
  afterId: string | undefined,
): { readonly plan: WorkflowPlan; readonly id: string } {
  const id = freeId(plan, kind)
  const step: Step = {
    id,
    kind,
    name: freeName(plan, kindWords[kind].title),
    groupId: null,
    reasons: [],
    ownWork: false,
    model: null,
  }
  const way = plan.routes.find(route => route.from === afterId && route.kind === 'continue')
  const place = plan.steps.findIndex(each => each.id === afterId) + 1
  const steps = place > 0 ? plan.steps.toSpliced(place, 0, step) : [...plan.steps, step]
  if (afterId === undefined) return { id, plan: { ...plan, steps } }
  const routes: Route[] = way
    ? [
        ...plan.routes.map(route => (route === way ? { ...way, to: id } : route)),
        { from: id, to: way.to, kind: 'continue' },
      ]
    : [...plan.routes, { from: afterId, to: id, kind: 'continue' }]
  return { id, plan: { steps, routes } }
}

/** Takes a step out; what led to it leads on to where it led. */
export function withoutStep({ steps, routes }: WorkflowPlan, id: string): WorkflowPlan {
  const onward = routes.find(route => route.from === id && route.kind === 'continue')?.to
  const kept = routes.filter(({ from }) => from !== id)
  return {
    steps: steps.filter(step => step.id !== id),
    routes: kept.flatMap((route): Route[] => {
      if (route.to !== id) return [route]
      if (onward === undefined || onward === id || onward === route.from) return []
      const again = kept.some(
        each => each.from === route.from && each.to === onward && each.kind === route.kind,
      )
      return again ? [] : [{ ...route, to: onward }]
    }),
  }
}

/** Changes a step; with another id, the routes follow. */
export function withChangedStep(plan: WorkflowPlan, id: string, fields: Partial<Step>): WorkflowPlan {
  const follow = (end: string) => (end === id ? (fields.id ?? id) : end)
  return {
    steps: plan.steps.map(step => (step.id === id ? { ...step, ...fields } : step)),
    routes:
      fields.id === undefined
        ? plan.routes
        : plan.routes.map(route => ({ ...route, from: follow(route.from), to: follow(route.to) })),
  }
}

/** Adds a route that takes all jobs that no other took, to the first step that is none of these. */
export function withRoute(plan: WorkflowPlan, from: string): WorkflowPlan {
  const taken = new Set([from, ...plan.routes.filter(route => route.from === from).map(({ to }) => to)])
  const possible = plan.steps.filter(({ kind }) => kind !== 'start')
  const to = possible.find(({ id }) => !taken.has(id)) ?? possible.at(-1)
  return to ? { ...plan, routes: [...plan.routes, { from, to: to.id, kind: 'continue' }] } : plan
}

/** Puts a route in the place of another one. */
export function withChangedRoute(plan: WorkflowPlan, index: number, route: Route): WorkflowPlan {
  return { ...plan, routes: plan.routes.with(index, route) }
}

/** Takes a route out. */
export function withoutRoute(plan: WorkflowPlan, index: number): WorkflowPlan {
  return { ...plan, routes: plan.routes.toSpliced(index, 1) }
}

/** Lets a route be asked before the one of its step that comes before it. */
export function withEarlierRoute(plan: WorkflowPlan, index: number): WorkflowPlan {
  const route = plan.routes[index]
  const before = plan.routes.findLastIndex((each, at) => at < index && each.from === route?.from)
  const other = plan.routes[before]
  if (!route || !other) return plan
  return { ...plan, routes: plan.routes.with(before, route).with(index, other) }
}

/** A route of another kind between the same steps. */
export function routeOfKind({ from, to }: Route, kind: Route['kind'], fact: string): Route {
  if (kind === 'when') return { from, to, kind, fact, is: true }
  if (kind === 'sample') return { from, to, kind, percent: 10 }
  return { from, to, kind }
}

function freeId({ steps }: WorkflowPlan, kind: StepKind): string {
  return free(kind, id => steps.some(step => step.id === id), '-')
}

function freeName({ steps }: WorkflowPlan, title: string): string {
  return free(title, name => steps.some(step => step.name === name), ' ')
}

function free(word: string, isTaken: (word: string) => boolean, gap: string): string {
  if (!isTaken(word)) return word
  for (let number = 2; ; number++) if (!isTaken(`${word}${gap}${number}`)) return `${word}${gap}${number}`
}
