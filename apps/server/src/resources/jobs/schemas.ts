import { type Static, Type } from 'typebox'
import { Name, named, nullable, oneOf, Timestamp, Uuid } from '../../contract/schemas.ts'
import { Plan } from '../workflows/contract.ts'

/** JSON that somebody else understands. */
const Foreign = Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object' })

const jobStates = ['preparing', 'waiting', 'held', 'working', 'done', 'failed'] as const
export const JobStateSchema = oneOf(jobStates)
export const Priority = Type.Integer({ minimum: 1, maximum: 10 })

const stepKinds = ['start', 'maker', 'review', 'model', 'manual', 'end'] as const
const Count = Type.Integer({ minimum: 0 })

const jobFields = {
  id: Uuid,
  projectId: Uuid,
  batchId: Uuid,
  batchName: Type.String(),
  workflowId: Uuid,
  workflowVersion: Type.Integer(),
  /** null until its pictures are there */
  mediaId: nullable(Uuid),
  mediaKind: nullable(oneOf(['image', 'video'])),
  mediaName: nullable(Type.String()),
  referenceId: Type.String(),
  state: JobStateSchema,
  step: Type.String(),
  stepKind: oneOf(stepKinds),
  stepName: Type.String(),
  /** higher goes first */
  priority: Type.Integer(),
  frames: Count,
  labels: Count,
  /** who holds it, or for whom alone it waits */
  assigneeId: nullable(Uuid),
  assigneeName: nullable(Type.String()),
  groupId: nullable(Uuid),
  /** held until then, unless its holder is heard of again */
  leasedUntil: nullable(Timestamp),
  /** the stay that is under way */
  visitId: nullable(Uuid),
  /** why it failed */
  problem: nullable(Foreign),
  /** of its newest result; 0: none yet */
  resultVersion: Type.Integer(),
  /** why its result is not written, or nobody told of it; null: there is no trouble with it */
  resultProblem: nullable(
    named(
      'ResultProblem',
      Type.Object({
        message: Type.String(),
        /** how often it was tried */
        attempts: Type.Integer(),
        at: Timestamp,
        /** when it is tried again; null: given up, until somebody asks for it */
        nextAt: nullable(Timestamp),
      }),
    ),
  ),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  doneAt: nullable(Timestamp),
}

export const Job = named('Job', Type.Object(jobFields))

export const ListedJob = named(
  'ListedJob',
  Type.Object({
    ...jobFields,
    /** by whom it was skipped where it waits for whoever comes, oldest first */
    skips: Type.Array(
      named(
        'JobSkip',
        Type.Object({
          personId: nullable(Uuid),
          personName: nullable(Type.String()),
          reason: nullable(Type.String()),
          at: Timestamp,
        }),
      ),
    ),
    /** skipped by everybody to whom the queue would give it: somebody who leads the work has to do something */
    stranded: Type.Boolean(),
  }),
)

const Visit = named(
  'JobVisit',
  Type.Object({
    id: Uuid,
    step: Type.String(),
    stepKind: oneOf(stepKinds),
    personId: nullable(Uuid),
    personName: nullable(Type.String()),
    takenBy: oneOf(['queue', 'assignment', 'model']),
    beganAt: Timestamp,
    endedAt: nullable(Timestamp),
    secondsActive: Type.Integer(),
    outcome: nullable(
      oneOf(['submitted', 'accepted', 'rejected', 'skipped', 'returned', 'expired', 'moved']),
    ),
    revisionFrom: Type.Integer(),
    revisionTo: nullable(Type.Integer()),
    reasons: Type.Array(Type.String()),
    comment: nullable(Type.String()),
  }),
)

export const JobDetails = named(
  'JobDetails',
  Type.Object({
    ...jobFields,
    /** what routes ask for */
    facts: Foreign,
    /** as whoever asked for the job described it */
    given: Foreign,
    /** the plan of its workflow's version, along which it goes */
    plan: Plan,
    /** oldest first */
    visits: Type.Array(Visit),
  }),
)

/** A label that comes with a job, in the words of whoever made it: its class and attributes by name. */
const JobLabel = named(
  'JobLabel',
  Type.Object({
    id: nullable(Uuid),
    externalId: nullable(Type.String({ maxLength: 1000 })),
    className: Name,
    shape: Type.String({ maxLength: 50 }),
    /** each axis from 0 to 1 over its picture */
    space: Type.Literal('normalised'),
    /** null on a track, where each keyframe has its own */
    geometry: nullable(Foreign),
    attributes: Foreign,
    locked: Type.Boolean(),
    /** what the edge that took it keeps beside it, by its name */
    form: Type.Optional(nullable(Foreign)),
    /** on frames: where it is; a frame that is left out does not show it */
    keyframes: Type.Optional(
      Type.Array(
        Type.Object({ frameId: Type.String({ maxLength: 1000 }), geometry: Foreign, attributes: Foreign }),
        {
          maxItems: 10_000,
        },
      ),
    ),
  }),
)
export type JobLabel = Static<typeof JobLabel>

/** A picture of a frame that is painted in the colours of what is there. */
const JobMask = named(
  'JobMask',
  Type.Object({
    /** null on an image */
    frameId: nullable(Type.String({ maxLength: 1000 })),
    /** of a PNG as large as its frame; read by the server, also where pictures are not */
    url: Type.String({ minLength: 1, maxLength: 10_000 }),
    legend: Type.Array(
      Type.Object({
        /** #rrggbb */
        colour: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
        className: Name,
        /** which of those of its class; null: all that is of it */
        instance: nullable(Type.String({ minLength: 1, maxLength: 100 })),
      }),
      { maxItems: 10_000 },
    ),
  }),
)

export const NewJob = named(
  'NewJob',
  Type.Object({
    /** of whoever asks; one job is made of it */
    referenceId: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
    /** without: the project's default */
    batchId: Type.Optional(nullable(Uuid)),
    /** without: the project's default */
    workflowId: Type.Optional(nullable(Uuid)),
    priority: Type.Optional(Priority),
    attachments: Type.Array(
      Type.Object({
        /** as its owner calls it; null where there is but one */
        frameId: nullable(Type.String({ minLength: 1, maxLength: 1000 })),
        url: Type.String({ minLength: 1, maxLength: 10_000 }),
      }),
      { minItems: 1, maxItems: 10_000 },
    ),
    /** kept as it is and given back */
    given: Type.Optional(Foreign),
    /** yes or no by name, for the routes of its workflow */
    facts: Type.Optional(
      Type.Unsafe<Readonly<Record<string, boolean>>>(Type.Record(Type.String(), Type.Boolean())),
    ),
    prelabels: Type.Optional(nullable(Type.Array(JobLabel, { maxItems: 10_000 }))),
    /** labels that came as painted pictures */
    masks: Type.Optional(Type.Array(JobMask, { maxItems: 10_000 })),
  }),
)
export type NewJob = Static<typeof NewJob>

/** What somebody did in a project, and how well. */
export const PersonFigures = named(
  'PersonFigures',
  Type.Object({
    personId: Uuid,
    name: Type.String(),
    /** stays that ended so */
    submitted: Count,
    accepted: Count,
    rejected: Count,
    skipped: Count,
    /** active, in seconds */
    secondsMaking: Count,
    secondsReviewing: Count,
    labelsAdded: Count,
    labelsUpdated: Count,
    labelsRemoved: Count,
    /** labels added or changed in an hour; null where there was no time */
    labelsPerHour: nullable(Type.Number()),
    /** of what they made: how much was reviewed, how much of that sent back, and that as a part of 1 */
    ownReviewed: Count,
    ownRejected: Count,
    rejectionRate: nullable(Type.Number()),
    /** of what they made and others accepted: how much was compared, and how far objects and classes agree, 0 to 1 */
    ownCompared: Count,
    agreement: nullable(Type.Number()),
    /** how well the objects overlap that are in both versions, 0 to 1 */
    iou: nullable(Type.Number()),
  }),
)

export const WithheldJobs = named(
  'WithheldJobs',
  Type.Object({
    /** own: the review of what you made; stranded: everybody skipped it; manual: for whom a lead has yet to name; held: in another's hands */
    reason: oneOf(['own', 'skipped', 'stranded', 'group', 'assigned', 'manual', 'held', 'preparing']),
    workflowId: Uuid,
    workflowName: Type.String(),
    step: Type.String(),
    stepName: Type.String(),
    count: Type.Integer(),
  }),
)

export const DatasetJobs = named(
  'DatasetJobs',
  Type.Object({
    /** neither done nor failed */
    open: Type.Integer(),
    done: Type.Integer(),
    failed: Type.Integer(),
  }),
)
