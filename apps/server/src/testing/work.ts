import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Role } from '@gesso/core'
import { v7 as uuidv7 } from 'uuid'
import { ask, type Desk, makeDataset, putImages } from './builders.ts'
import type { Sent } from './stack.ts'

/** A job as tests read it. */
export interface SentJob {
  readonly id: string
  readonly referenceId: string
  readonly state: string
  readonly step: string
  readonly stepName: string
  readonly priority: number
  readonly mediaId: string
  readonly assigneeId: string | null
  readonly visitId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly visits: readonly {
    readonly id: string
    readonly outcome: string | null
    readonly personId: string | null
    readonly takenBy: string
    readonly step: string
    readonly revisionFrom: number
    readonly revisionTo: number | null
  }[]
}

/** Makes members of a desk's workspace, for whom its key may work. @returns their ids */
export async function hire(
  { stack, workspaceId }: Desk,
  count: number,
  role: Role = 'Labeller',
): Promise<string[]> {
  if (count === 0) return []
  const created_at = new Date()
  const ids = Array.from({ length: count }, () => uuidv7())
  const people = ids.map((id, at) => ({
    id,
    name: `Person ${at}`,
    email: null,
    password_hash: null,
    created_at,
  }))
  await stack.context.db.insertInto('person').values(people).execute()
  const members = ids.map(person_id => ({ workspace_id: workspaceId, person_id, role, created_at }))
  await stack.context.db.insertInto('member').values(members).execute()
  return ids
}

/** Sends new images into a workflow, the default unless told otherwise. @returns their jobs, in the order of the images */
export async function sendImages(desk: Desk, count: number, other: object = {}): Promise<SentJob[]> {
  const { id } = await makeDataset(desk)
  const mediaIds = await putImages(
    desk,
    id,
    Array.from({ length: count }, (_, at) => `${at}.jpg`),
  )
  return ask(desk, 'POST', `/api/projects/${desk.projectId}/jobs/from-media`, { mediaIds, ...other })
}

/** Asks for the next job of somebody. @returns null when there is none */
export async function takeNext(desk: Desk, personId: string, other: object = {}): Promise<SentJob | null> {
  const path = `/api/projects/${desk.projectId}/jobs/next`
  return (await ask<{ job: SentJob | null }>(desk, 'POST', path, { personId, ...other })).job
}

/** The next job of somebody, which must be there. */
export async function takeSome(desk: Desk, personId: string, other: object = {}): Promise<SentJob> {
  const job = await takeNext(desk, personId, other)
  assert.ok(job, 'there is no job')
  return job
}

/** Does something with a job for somebody, e.g. `submit`. */
export function doJob(
  desk: Desk,
  personId: string,
  jobId: string,
  verb: string,
  other: object = {},
): Promise<SentJob> {
  return ask(desk, 'POST', `/api/jobs/${jobId}/${verb}`, { personId, ...other })
}

/** Tries to. */
export function tryJob(
  desk: Desk,
  personId: string,
  jobId: string,
  verb: string,
  other: object = {},
): Promise<Sent> {
  return desk.stack.send('POST', `/api/jobs/${jobId}/${verb}`, {
    key: desk.key,
    body: { personId, ...other },
  })
}

/** A job with its visits. */
export function readJob(desk: Desk, jobId: string): Promise<SentJob> {
  return ask(desk, 'GET', `/api/jobs/${jobId}`)
}

/** A job as a request asks for it: with one picture. */
export function newJob(other: object = {}): Record<string, unknown> {
  const referenceId = randomUUID()
  return {
    referenceId,
    attachments: [{ frameId: null, url: `https://example.org/${referenceId}.jpg` }],
    ...other,
  }
}

/** Lets the lease of a job lapse, as though its holder had not been heard of for long. */
export async function lapse({ stack }: Desk, jobId: string): Promise<void> {
  const { db } = stack.context
  const leased_until = new Date(Date.now() - 1000)
  await db.updateTable('job').set({ leased_until }).where('id', '=', jobId).execute()
  const media = db.selectFrom('job').select('media_id').where('id', '=', jobId)
  await db.updateTable('media').set({ updated_by: null }).where('id', '=', media).execute()
}
