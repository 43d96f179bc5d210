import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Desk } from './builders.ts'
import type { Stack } from './stack.ts'

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
  const [id, now, at] = [uuidv7(), new Date(), fields.state === 'preparing' ? 'start' : 'maker']
  const {
    state = 'waiting',
    mediaId = null,
    referenceId = id,
    prelabels = null,
    frames = 1,
    given = {},
  } = fields
  const { workflowId, batchId } = await putPlaces(stack, projectId, datasetId, fields.attachments ?? 'copy')
  await sql`
    insert into job (id, project_id, batch_id, workflow_id, workflow_version, media_id, reference_id, state, step,
      step_kind, step_place, priority, frames, given, prelabels, created_at, updated_at)
    values (${id}, ${projectId}, ${batchId}, ${workflowId}, 1, ${mediaId}, ${referenceId}, ${state},
      ${at}, ${at}, 0, 5, ${frames}, ${JSON.stringify(given)},
      ${prelabels === null ? null : JSON.stringify(prelabels)}, ${now}, ${now})`.execute(db)
  return id
}

/** Where a job lies. */
async function putPlaces(
  { context: { db } }: Stack,
  projectId: string,
  datasetId: string,
  attachments: string,
): Promise<{ workflowId: string; batchId: string }> {
  const [workflowId, batchId, now] = [uuidv7(), uuidv7(), new Date()]
  await sql`
    insert into workflow (id, project_id, name, is_default, attachments, version, created_at)
    values (${workflowId}, ${projectId}, ${workflowId}, false, ${attachments}, 1, ${now})`.execute(db)
  await sql`
    insert into workflow_version (workflow_id, version, steps, routes, created_at)
    values (${workflowId}, 1, ${JSON.stringify(steps)}, ${JSON.stringify(routes)}, ${now})`.execute(db)
  await sql`
    insert into batch (id, project_id, dataset_id, name, is_default, created_at)
    values (${batchId}, ${projectId}, ${datasetId}, ${batchId}, false, ${now})`.execute(db)
  return { workflowId, batchId }
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
