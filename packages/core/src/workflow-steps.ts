import type { Route, Step, WorkflowPlan } from './workflow.ts'

/** What a way through a workflow is chosen by. */
export interface RoutedJob {
  readonly id: string
  /** yes or no by name; a fact that nobody noted counts as no */
  readonly facts: Readonly<Record<string, unknown>>
}

/** The fact that a review leaves: true when it accepted, false when it rejected. */
export const approvalFact = 'editor_approval_status'

/** The fact that an accepting review leaves: whether it changed labels. */
export const editedFact = 'edited'

/** A step of a plan by its id. */
export function stepOf(plan: WorkflowPlan, id: string): Step | undefined {
  return plan.steps.find(step => step.id === id)
}

/** The step at which jobs begin. */
export function startOf(plan: WorkflowPlan): Step | undefined {
  return plan.steps.find(step => step.kind === 'start')
}

/**
 * Where a job goes from a step: along the first route that fits it.
 * @returns undefined where no route fits, which a plan without problems does not have
 */
export function stepAfter(plan: WorkflowPlan, from: string, job: RoutedJob): Step | undefined {
  const route = plan.routes.find(each => each.from === from && fits(each, job))
  return route && stepOf(plan, route.to)
}

/** A step at which a job stops, and the model steps that it came past. */
export interface Arrival {
  readonly step: Step
  readonly past: readonly Step[]
}

/**
 * Where a job stops that comes to a step: there, or after the steps of models, which nobody stops at.
 * @returns undefined where the plan leads nowhere
 */
export function arrivalAt(
  plan: WorkflowPlan,
  step: Step | undefined,
  job: RoutedJob,
  past: readonly Step[] = [],
): Arrival | undefined {
  if (step?.kind !== 'model' || past.includes(step)) return step && { step, past }
  return arrivalAt(plan, stepAfter(plan, step.id, job), job, [...past, step])
}

/**
 * Where a rejected job goes: along the route that waits for rejections, if the step has one, else back.
 * @param madeAt the step of whoever made it last; undefined when nobody did
 */
export function stepAfterRejection(
  plan: WorkflowPlan,
  from: string,
  madeAt: string | undefined,
): Step | undefined {
  const route = plan.routes.find(
    each => each.from === from && each.kind === 'when' && each.fact === approvalFact && !each.is,
  )
  const back = route?.to ?? madeAt ?? plan.steps.find(step => step.kind === 'maker')?.id
  return back === undefined ? undefined : stepOf(plan, back)
}

/** How many routes a step is away from the start at least: what is nearly done goes first. */
export function placeOf(plan: WorkflowPlan, stepId: string): number {
  const places = new Map([[startOf(plan)?.id ?? stepId, 0]])
  for (const [id, place] of places)
    for (const { from, to } of plan.routes) if (from === id && !places.has(to)) places.set(to, place + 1)
  return places.get(stepId) ?? 0
}

function fits(route: Route, { id, facts }: RoutedJob): boolean {
  if (route.kind === 'continue') return true
  if (route.kind === 'when') return (facts[route.fact] === true) === route.is
  return sampled(`${id}/${route.from}/${route.to}`, route.percent)
}

/**
 * Whether something is among so many percent, chosen by its name alone: the same ones however often it is asked.
 * @param percent 0 (none) to 100 (all)
 */
export function sampled(name: string, percent: number): boolean {
  return scattered(name) < (percent / 100) * 2 ** 32
}

/** A whole number below 2^32 by a text: FNV-1a, its bits mixed by the last steps of MurmurHash3. */
function scattered(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
