import { v7 as uuidv7 } from 'uuid'
import type { Desk } from './builders.ts'

interface JobFields {
  readonly referenceId?: string
  readonly state?: string
  readonly mediaId?: string | null
  readonly frames?: number
  readonly prelabels?: unknown
  readonly given?: unknown
  /** of the workflow: whether pictures are fetched */
  readonly attachments?: 'copy' | 'direct'
}

/**
 * Puts a job into a batch and a workflow of its own, straight into the tables: for tests that need one in some state.
 * @returns its id
 */
export async function putJob(
  { stack, projectId }: Pick<Desk, 'stack' | 'projectId'>,
  datasetId: string,
  fields: JobFields = {},
): Promise<string> {
  const { db } = stack.context
  const [id, workflowId, batchId] = [uuidv7(), uuidv7(), uuidv7()]
  const created_at = new Date()
  const common = { project_id: projectId, is_default: false, created_at, created_by: null }
  const { attachments = 'copy', referenceId = id, mediaId = null, prelabels = null } = fields
  await db
    .insertInto('workflow')
    .values({
      id: workflowId,
      name: workflowId,
      tag: null,
      attachments,
      version: 1,
      retired_at: null,
      ...common,
    })
    .execute()
  const version = { workflow_id: workflowId, version: 1, created_at, created_by: null }
  await db
    .insertInto('workflow_version')
    .values({ ...version, steps: JSON.stringify(steps), routes: JSON.stringify(routes) })
    .execute()
  await db
    .insertInto('batch')
    .values({ id: batchId, dataset_id: datasetId, name: batchId, label: null, description: null, ...common })
    .execute()
  await db
    .insertInto('job')
    .values({
      id,
      project_id: projectId,
      batch_id: batchId,
      workflow_id: workflowId,
      workflow_version: 1,
      media_id: mediaId,
      reference_id: referenceId,
      state: fields.state ?? 'waiting',
      step: fields.state === 'preparing' ? 'start' : 'maker',
      step_place: 0,
      priority: 5,
      frames: fields.frames ?? 1,
      assignee_id: null,
      group_id: null,
      leased_until: null,
      visit_id: null,
      problem: null,
      given: JSON.stringify(fields.given ?? {}),
      prelabels: prelabels === null ? null : JSON.stringify(prelabels),
      created_at,
      created_by: null,
      updated_at: created_at,
      done_at: null,
    })
    .execute()
  return id
}

const plain = { groupId: null, reasons: [], ownWork: false, model: null }
const steps = [
  { id: 'start', kind: 'start', name: 'Start', ...plain },
  { id: 'maker', kind: 'maker', name: 'Label', ...plain },
  { id: 'end', kind: 'end', name: 'End', ...plain },
]
const routes = [
  { from: 'start', to: 'maker', kind: 'continue' },
  { from: 'maker', to: 'end', kind: 'continue' },
]
