import { AppError, isUuid } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { named, nullable, oneOf } from '../../../contract/schemas.ts'
import { createJobs, type JobRow } from '../../../resources/jobs/index.ts'
import { findProject } from '../../../resources/projects/index.ts'
import { findWorkflowByTag } from '../../../resources/workflows/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { type Call, operation } from '../operation.ts'
import { BatchId } from '../schemas.ts'
import { JobData, jobFromData } from '../translate/job-data.ts'
import { givenWith, jobLabelFrom, masksFrom } from '../translate/new-job.ts'

const Word = Type.String({ maxLength: 255 })

const Unit = {
  /** known to whoever asks; a second job of it is refused */
  reference_id: nullable(Type.String({ maxLength: 1000 })),
  tag: Type.Optional(nullable(Word)),
  data: nullable(JobData),
}

const JobBody = Type.Object({
  ...Unit,
  work_flow_id: Type.Optional(nullable(Word)),
  /** the same by another name; needed unless there is a tag */
  workflow_id: Type.Optional(nullable(Word)),
  /** empty or left out: the project's default */
  batch_id: Type.Optional(nullable(BatchId)),
  priority_weight: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 10, default: 5 }))),
  type: Type.Optional(nullable(oneOf(['TEST', 'NON_TEST']))),
})
type JobBody = Static<typeof JobBody>

const MadeJob = named(
  'MadeJob',
  Type.Object({
    job_id: Type.String(),
    reference_id: Type.String(),
    /** what the request named: its tag, its workflow or both */
    tag: Type.Optional(Type.String()),
    work_flow_id: Type.Optional(Type.String()),
  }),
)

const MadeUnit = named('MadeUnit', Type.Object({ ...MadeJob.properties, flu_id: Type.String() }))

export const jobOperations = [
  operation('createJob', { body: JobBody, reply: MadeJob }, async call =>
    wireMade(await made(call), call.body),
  ),
  operation('createUnit', { body: Type.Object(Unit), reply: MadeUnit }, async call => {
    const job = await made(call)
    return { flu_id: job.id, ...wireMade(job, call.body) }
  }),
]

type MakingCall = Call<{ project_id: string }, unknown, JobBody>

async function made(call: MakingCall): Promise<JobRow> {
  const { context, actor, params, body } = call
  const { id: projectId } = await findProject(context, actor, params.project_id, 'create jobs')
  const { reference_id, data, batch_id, priority_weight } = body
  if (!reference_id?.trim()) throw missing('reference_id')
  if (!data || Object.values(data).every(value => value === null)) throw missing('data')
  const workflowId = await workflowNamed(call, projectId)
  const read = jobFromData(data)
  const job = {
    referenceId: reference_id,
    batchId: batch_id || null,
    workflowId,
    priority: priority_weight ?? 5,
    attachments: [...read.attachments],
    given: givenWith(read, { tag: body.tag ?? null, type: body.type ?? null }),
    prelabels: read.labels.map(jobLabelFrom),
    masks: masksFrom(read.raster),
  }
  const [row] = await renamingFields(
    field =>
      wirePlace(
        field,
        read.labels.map(({ place }) => place),
      ),
    createJobs(context, actor, projectId, [job]),
  )
  if (!row) throw new AppError('internal', {})
  return row
}

function wireMade({ id, referenceId, workflowId }: JobRow, { tag, ...body }: Partial<JobBody>) {
  const named = body.work_flow_id || body.workflow_id
  return {
    job_id: id,
    reference_id: referenceId,
    ...(tag ? { tag } : {}),
    ...(named ? { work_flow_id: workflowId } : {}),
  }
}

/** The workflow that a request names by its id or by its tag; results tell its id as a tag, so that is taken for one too. */
async function workflowNamed({ context, url, body }: MakingCall, projectId: string): Promise<string> {
  const { tag } = body
  const id = body.work_flow_id || body.workflow_id
  if (id) {
    if (!isUuid(id)) throw new AppError('invalid_input', { field: 'work_flow_id', problem: 'must be a uuid' })
    return id.toLowerCase()
  }
  if (!tag) throw missing(url.startsWith('/v1/projects/') ? 'work_flow_id' : 'tag')
  const found = await findWorkflowByTag(context, projectId, tag)
  if (found) return found.id
  if (isUuid(tag)) return tag.toLowerCase()
  throw new AppError('invalid_input', {
    field: 'tag',
    problem: `is "${tag}", which no workflow of this project has`,
  })
}

function missing(field: string): AppError {
  return new AppError('invalid_input', { field, problem: 'is missing' })
}

const wireNames: Readonly<Record<string, string>> = {
  referenceId: 'reference_id',
  batchId: 'batch_id',
  workflowId: 'work_flow_id',
  priority: 'priority_weight',
  attachments: 'data',
  prelabels: 'data.maker_response',
}

/** Where a part of a new job came from: `jobs[0].prelabels[2].shape` is `data.maker_response.lines.data[0].shape`. */
function wirePlace(field: string, places: readonly string[]): string {
  const [, label, below = ''] = /^jobs\[0\]\.prelabels\[(\d+)\](.*)$/.exec(field) ?? []
  if (label !== undefined) return `${places[Number(label)]}${below}`
  const [, name = '', rest = ''] = /^(?:jobs\[0\]\.)?(\w+)(.*)$/.exec(field) ?? []
  return Object.hasOwn(wireNames, name) ? `${wireNames[name]}${rest}` : field
}
