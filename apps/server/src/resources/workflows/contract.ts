import { type Static, Type } from 'typebox'
import { operation } from '../../contract/operation.ts'
import { ids, Name, named, nullable, oneOf, Timestamp, Uuid } from '../../contract/schemas.ts'

const stepKinds = ['start', 'maker', 'review', 'model', 'manual', 'end'] as const

const Step = named(
  'WorkflowStep',
  Type.Object({
    /** letters, digits, hyphens and underscores; unique in its workflow */
    id: Type.String({ minLength: 1, maxLength: 64 }),
    kind: oneOf(stepKinds),
    name: Name,
    /** who alone may take jobs here; null: everybody who labels */
    groupId: nullable(Uuid),
    /** what a reviewer may tick when rejecting */
    reasons: Type.Array(Name, { maxItems: 50 }),
    /** whether the one who made it may review it */
    ownWork: Type.Boolean(),
    model: nullable(Type.String({ maxLength: 255 })),
  }),
)

const Route = named(
  'WorkflowRoute',
  Type.Object({
    from: Type.String({ maxLength: 64 }),
    to: Type.String({ maxLength: 64 }),
    kind: oneOf(['continue', 'when', 'sample']),
    /** what a route of kind `when` asks: a yes or no of the job, e.g. `editor_approval_status` */
    fact: Type.Optional(Type.String({ maxLength: 255 })),
    /** the answer that it wants */
    is: Type.Optional(Type.Boolean()),
    /** how many of the jobs a route of kind `sample` takes; the same ones however often it is asked */
    percent: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
  }),
)

/** A plan as requests bring it. */
export const Plan = Type.Object({
  steps: Type.Array(Step, { maxItems: 100 }),
  /** of several from one step the first that fits is taken */
  routes: Type.Array(Route, { maxItems: 500 }),
})
export type GivenPlan = Static<typeof Plan>

const attachments = oneOf(['copy', 'direct'])
const Tag = nullable(Type.String({ minLength: 1, maxLength: 255, pattern: '\\S' }))

const Workflow = named(
  'Workflow',
  Type.Object({
    id: Uuid,
    projectId: Uuid,
    name: Type.String(),
    /** a short word by which jobs may ask for it */
    tag: nullable(Type.String()),
    isDefault: Type.Boolean(),
    /** copy: pictures are fetched; direct: they stay with their owner, and browsers load them from there */
    attachments,
    version: Type.Integer(),
    ...Plan.properties,
    createdAt: Timestamp,
    /** takes no new jobs since then */
    retiredAt: nullable(Timestamp),
  }),
)

const BoardStep = named(
  'BoardStep',
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    kind: oneOf(stepKinds),
    /** whether the newest version has it; jobs inside go on along the version that they began with */
    current: Type.Boolean(),
    preparing: Type.Integer(),
    waiting: Type.Integer(),
    held: Type.Integer(),
    working: Type.Integer(),
    failed: Type.Integer(),
    done: Type.Integer(),
  }),
)

export const workflowContract = {
  listWorkflows: operation({
    method: 'GET',
    path: '/api/projects/:projectId/workflows',
    summary: 'Workflows of a project, the default first; retired ones last',
    params: ids('projectId'),
    reply: Type.Array(Workflow),
  }),
  createWorkflow: operation({
    method: 'POST',
    path: '/api/projects/:projectId/workflows',
    summary: 'Make a workflow; one on which a job could not finish is refused',
    params: ids('projectId'),
    body: Type.Object({
      name: Name,
      tag: Type.Optional(Tag),
      attachments: Type.Optional(attachments),
      ...Plan.properties,
    }),
    reply: Workflow,
  }),
  getWorkflow: operation({
    method: 'GET',
    path: '/api/workflows/:workflowId',
    summary: 'One workflow with its newest plan',
    params: ids('workflowId'),
    reply: Workflow,
  }),
  changeWorkflow: operation({
    method: 'PUT',
    path: '/api/workflows/:workflowId',
    summary: 'Change a workflow; another plan becomes its next version, and jobs inside go on along theirs',
    params: ids('workflowId'),
    body: Type.Object({ name: Name, tag: Tag, attachments, ...Plan.properties }),
    reply: Workflow,
  }),
  retireWorkflow: operation({
    method: 'DELETE',
    path: '/api/workflows/:workflowId',
    summary: 'Retire a workflow: it takes no new jobs, and those inside go on',
    params: ids('workflowId'),
  }),
  stepCounts: operation({
    method: 'GET',
    path: '/api/workflows/:workflowId/board',
    summary: 'How many jobs stand at each step of a workflow',
    params: ids('workflowId'),
    reply: Type.Array(BoardStep),
  }),
}
