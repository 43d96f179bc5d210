import type { Step, WorkflowPlan } from './workflow.ts'
import { approvalFact, editedFact } from './workflow-steps.ts'

/** What is wrong with a plan, and where. */
export interface PlanProblem {
  /** e.g. `routes[2].to` */
  readonly field: string
  /** in words that follow the field's name */
  readonly problem: string
}

/**
 * Everything for which a plan is refused: parts that contradict each other, steps that nothing leads to, and ways on which
 * a job could stay for ever.
 */
export function planProblems(plan: WorkflowPlan): PlanProblem[] {
  const inParts = [...stepProblems(plan), ...routeProblems(plan)]
  if (inParts.length > 0) return inParts
  const leaving = leavingProblems(plan)
  return leaving.length > 0 ? leaving : [...reachProblems(plan), ...endlessProblems(plan)]
}

function stepProblems({ steps }: WorkflowPlan): PlanProblem[] {
  const problems: PlanProblem[] = []
  for (const kind of ['start', 'end'] as const)
    if (steps.filter(step => step.kind === kind).length !== 1)
      problems.push({ field: 'steps', problem: `must have exactly one of kind ${kind}` })
  if (!steps.some(({ kind }) => kind === 'maker' || kind === 'review' || kind === 'manual'))
    problems.push({ field: 'steps', problem: 'must have at least one that people work at' })
  steps.forEach((step, at) => {
    const field = `steps[${at}].id`
    if (!/^[\w-]{1,64}$/.test(step.id))
      problems.push({ field, problem: 'must be 1 to 64 letters, digits, hyphens or underscores' })
    if (steps.findIndex(other => other.id === step.id) < at)
      problems.push({ field, problem: 'is the id of another step too' })
    if (step.name.trim() === '') problems.push({ field: `steps[${at}].name`, problem: 'must not be blank' })
  })
  return problems
}

function routeProblems({ steps, routes }: WorkflowPlan): PlanProblem[] {
  const kinds = new Map(steps.map(({ id, kind }) => [id, kind]))
  return routes.flatMap((route, at) => {
    const problems: PlanProblem[] = []
    const add = (part: string, problem: string) => problems.push({ field: `routes[${at}].${part}`, problem })
    for (const part of ['from', 'to'] as const)
      if (!kinds.has(route[part])) add(part, `is "${route[part]}", which is no step`)
    if (kinds.get(route.from) === 'end') add('from', 'is the end, from where nothing leads on')
    if (kinds.get(route.to) === 'start') add('to', 'is the start, to which nothing leads back')
    if (route.kind === 'when' && route.fact.trim() === '') add('fact', 'must not be blank')
    if (route.kind === 'sample' && !(route.percent >= 0 && route.percent <= 100))
      add('percent', 'must lie between 0 and 100')
    return problems
  })
}

/** Steps that some jobs could not leave, and routes that none would take. */
function leavingProblems({ steps, routes }: WorkflowPlan): PlanProblem[] {
  return steps.flatMap((step, at) => {
    if (step.kind === 'end') return []
    const problems: PlanProblem[] = []
    let left = false
    const asked = new Set<string>()
    routes.forEach((route, place) => {
      if (route.from !== step.id) return
      const again = route.kind === 'when' && asked.has(`${route.fact}=${route.is}`)
      if (left || again)
        problems.push({ field: `routes[${place}]`, problem: 'is never taken: an earlier route takes all' })
      if (route.kind === 'when') asked.add(`${route.fact}=${route.is}`)
      left ||= route.kind === 'continue' || (route.kind === 'when' && asked.has(`${route.fact}=${!route.is}`))
    })
    if (!left)
      problems.push({
        field: `steps[${at}]`,
        problem: `needs a route for every job; add one that continues from "${step.name}"`,
      })
    return problems
  })
}

function reachProblems({ steps, routes }: WorkflowPlan): PlanProblem[] {
  const reached = new Set(steps.filter(step => step.kind === 'start').map(step => step.id))
  for (const id of reached) for (const { from, to } of routes) if (from === id) reached.add(to)
  return steps.flatMap((step, at) =>
    reached.has(step.id)
      ? []
      : [{ field: `steps[${at}]`, problem: `is never reached: no route leads to "${step.name}"` }],
  )
}

/** Steps from which a job could go round for ever. */
function endlessProblems(plan: WorkflowPlan): PlanProblem[] {
  const stuck = stuckSteps(plan)
  const unhurried = plan.steps.filter(step => alone(step) && comesBack(plan, step))
  return plan.steps.flatMap((step, at) => {
    const field = `steps[${at}]`
    if (stuck.has(step.id))
      return [{ field, problem: `leads nowhere: a job at "${step.name}" may never come to the end` }]
    if (unhurried.includes(step))
      return [{ field, problem: `would go round for ever: no person is on the way back to "${step.name}"` }]
    return []
  })
}

/** Where a job stands, and what its last review found, by the names of facts: until the next one it stays so. */
interface Standing {
  readonly step: Step
  readonly found: ReadonlyMap<string, boolean>
}

const findings = [true, false].flatMap(approved =>
  [true, false].map(
    edited =>
      new Map([
        [approvalFact, approved],
        [editedFact, edited],
      ]),
  ),
)

/**
 * The steps at which a job may stand and not come to the end, whatever is decided once and for all: by a sample, which takes
 * the same jobs each time, and by facts that came with a job. What a review finds is in the hands of people, who may find
 * otherwise next time; for the steps after it, it is decided.
 */
function stuckSteps(plan: WorkflowPlan): ReadonlySet<string> {
  const standings = plan.steps.flatMap(step => findings.map(found => ({ step, found })))
  const finishing = new Set(standings.filter(({ step }) => step.kind === 'end').map(nameOf))
  for (let before = -1; before < finishing.size; ) {
    before = finishing.size
    for (const standing of standings)
      if (leavings(standing).some(leaving => leadsOn(plan, leaving, finishing)))
        finishing.add(nameOf(standing))
  }
  const stuck = reachedStandings(plan).filter(standing => !finishing.has(nameOf(standing)))
  return new Set(stuck.map(({ step }) => step.id))
}

function nameOf({ step, found }: Standing): string {
  return `${step.id} ${findings.findIndex(each => [...each].every(([fact, is]) => found.get(fact) === is))}`
}

/** As what a job may leave a step: a review finds what it finds. */
function leavings({ step, found }: Standing): Standing[] {
  return step.kind === 'review' ? findings.map(each => ({ step, found: each })) : [{ step, found }]
}

/** Where a job may go that leaves a step; of routes that are decided by what was found only one is open. */
function ways({ steps, routes }: WorkflowPlan, { step, found }: Standing): Standing[] {
  const open: Standing[] = []
  for (const route of routes) {
    if (route.from !== step.id) continue
    const decided = route.kind === 'when' ? found.get(route.fact) : undefined
    if (route.kind === 'when' && decided === !route.is) continue
    const to = steps.find(({ id }) => id === route.to)
    if (to) open.push({ step: to, found })
    if (route.kind === 'continue' || decided !== undefined) break
  }
  return open
}

function leadsOn(plan: WorkflowPlan, leaving: Standing, finishing: ReadonlySet<string>): boolean {
  const open = ways(plan, leaving)
  return open.length > 0 && open.every(way => finishing.has(nameOf(way)))
}

/** Everywhere that jobs may come to stand; before the first review nothing was found. */
function reachedStandings(plan: WorkflowPlan): Standing[] {
  const nothing = findings.filter(found => [...found.values()].every(is => !is))
  const reached = plan.steps
    .filter(({ kind }) => kind === 'start')
    .flatMap(step => nothing.map((found): Standing => ({ step, found })))
  const names = new Set(reached.map(nameOf))
  for (const standing of reached)
    for (const way of leavings(standing).flatMap(leaving => ways(plan, leaving))) {
      if (names.has(nameOf(way))) continue
      names.add(nameOf(way))
      reached.push(way)
    }
  return reached
}

/** Steps that no person stops at. */
function alone({ kind }: Step): boolean {
  return kind === 'start' || kind === 'model'
}

/** Whether a step is on its own way, over such steps alone. */
function comesBack({ steps, routes }: WorkflowPlan, { id }: Step): boolean {
  const onItsOwn = new Set(steps.filter(alone).map(step => step.id))
  const seen = new Set([id])
  for (const at of seen)
    for (const { from, to } of routes) {
      if (from !== at) continue
      if (to === id) return true
      if (onItsOwn.has(to)) seen.add(to)
    }
  return false
}
