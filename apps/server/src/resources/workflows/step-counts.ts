import type { JobState, Step } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findWorkflow } from './find-workflow.ts'
import { stepCountsOf } from './queries.ts'

/** How many jobs stand at a step, by their state. */
export interface StepCounts extends Readonly<Record<JobState, number>>, Pick<Step, 'id' | 'name' | 'kind'> {
  /** whether the newest version has the step */
  readonly current: boolean
}

const none = { preparing: 0, waiting: 0, held: 0, working: 0, failed: 0, done: 0 } as const

/** How many jobs stand at each step of a workflow: those of the newest plan in its order, then older ones with jobs. */
export async function stepCounts(context: Context, actor: Actor, workflowId: string): Promise<StepCounts[]> {
  const { id, steps } = await findWorkflow(context, actor, workflowId, 'read the workspace')
  const counts = new Map<string, StepCounts>(
    steps.map(({ id, name, kind }) => [id, { id, name, kind, current: true, ...none }]),
  )
  for (const { step, name, kind, state, count } of await stepCountsOf(context.db, id)) {
    const row = counts.get(step) ?? { id: step, name, kind, current: false, ...none }
    counts.set(step, { ...row, [state]: count })
  }
  return [...counts.values()]
}
