/** What happens at a step. `manual` waits for somebody whom a lead names; `model` is done by a program. */
export type StepKind = 'start' | 'maker' | 'review' | 'model' | 'manual' | 'end'

/** A place on the way of a job. */
export interface Step {
  /** unique in its workflow, e.g. `review` */
  readonly id: string
  readonly kind: StepKind
  readonly name: string
  /** who alone may take jobs here; null: everybody who labels */
  readonly groupId: string | null
  /** what a reviewer may tick when rejecting; of review steps */
  readonly reasons: readonly string[]
  /** whether the one who made it may review it; of review steps */
  readonly ownWork: boolean
  /** the model to run, or null to fill in what came with the job; of model steps */
  readonly model: string | null
}

/**
 * A way from one step to the next; of several from one step the first that fits is taken. `when` asks a fact of the job,
 * e.g. `editor_approval_status`; `sample` takes `percent` of the jobs, the same ones however often it is asked.
 */
export type Route =
  | { readonly from: string; readonly to: string; readonly kind: 'continue' }
  | {
      readonly from: string
      readonly to: string
      readonly kind: 'when'
      readonly fact: string
      readonly is: boolean
    }
  | { readonly from: string; readonly to: string; readonly kind: 'sample'; readonly percent: number }

/** One version of a workflow. */
export interface WorkflowPlan {
  readonly steps: readonly Step[]
  readonly routes: readonly Route[]
}

/**
 * Where a job stands. `preparing`: its pictures are on their way; `waiting`: for a person; `held`: by one; `working`: a
 * model is at it.
 */
export type JobState = 'preparing' | 'waiting' | 'held' | 'working' | 'done' | 'failed'

const everybody = { groupId: null, reasons: [], ownWork: false, model: null } as const

/** The plan that a project's workflows begin with: one makes, another reviews, and what is rejected is made again. */
export const defaultPlan: WorkflowPlan = {
  steps: [
    { ...everybody, id: 'start', kind: 'start', name: 'Start' },
    { ...everybody, id: 'maker', kind: 'maker', name: 'Label' },
    { ...everybody, id: 'review', kind: 'review', name: 'Review' },
    { ...everybody, id: 'end', kind: 'end', name: 'End' },
  ],
  routes: [
    { from: 'start', to: 'maker', kind: 'continue' },
    { from: 'maker', to: 'review', kind: 'continue' },
    { from: 'review', to: 'end', kind: 'continue' },
  ],
}
