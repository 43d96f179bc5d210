import { AppError, planProblems, type Route, type WorkflowPlan } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { GivenPlan } from './contract.ts'
import { groupsAmong } from './queries.ts'

/**
 * A plan as it is stored, out of one that a request brought.
 * @throws AppError `invalid_input` naming the part because of which a job could not finish; `not_found` for a group that is
 * not of the project's workspace
 */
export async function judgedPlan(
  context: Context,
  projectId: string,
  given: GivenPlan,
): Promise<WorkflowPlan> {
  const steps = given.steps.map(step => ({
    id: step.id,
    kind: step.kind,
    name: step.name.trim(),
    groupId: step.groupId?.toLowerCase() ?? null,
    reasons: step.reasons.map(reason => reason.trim()),
    ownWork: step.ownWork,
    model: step.model,
  }))
  const plan = { steps, routes: given.routes.map(routeFrom) }
  const [problem] = planProblems(plan)
  if (problem) throw new AppError('invalid_input', { ...problem })
  const groups = steps.flatMap(step => step.groupId ?? [])
  const known = groups.length > 0 ? await groupsAmong(context.db, projectId, groups) : []
  const unknown = groups.find(id => !known.includes(id))
  if (unknown !== undefined) throw new AppError('not_found', { what: 'group', id: unknown })
  return plan
}

function routeFrom({ from, to, kind, ...given }: GivenPlan['routes'][number], at: number): Route {
  const needed = <T>(name: string, value: T | undefined): T => {
    if (value !== undefined) return value
    throw new AppError('invalid_input', {
      field: `routes[${at}].${name}`,
      problem: `is missing: a route of kind ${kind} has it`,
    })
  }
  if (kind === 'when') return { from, to, kind, fact: needed('fact', given.fact), is: needed('is', given.is) }
  if (kind === 'sample') return { from, to, kind, percent: needed('percent', given.percent) }
  return { from, to, kind: 'continue' }
}
