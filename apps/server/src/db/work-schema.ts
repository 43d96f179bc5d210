import type { ColumnType, Generated } from 'kysely'

/** JSON columns are written as text and read parsed. */
type Json<T> = ColumnType<T, string, string>
type BigInteger = ColumnType<string, number | string, number | string>

/** The tables of the work on media: workflows, batches, jobs and what becomes of them. */
export interface WorkSchema {
  workflow: {
    id: string
    project_id: string
    name: string
    tag: string | null
    is_default: boolean
    attachments: string
    version: number
    created_at: Date
    created_by: string | null
    retired_at: Date | null
  }
  workflow_version: {
    workflow_id: string
    version: number
    steps: Json<unknown>
    routes: Json<unknown>
    created_at: Date
    created_by: string | null
  }
  batch: {
    id: string
    project_id: string
    dataset_id: string
    name: string
    label: string | null
    description: string | null
    is_default: boolean
    created_at: Date
    created_by: string | null
  }
  person_group: { id: string; workspace_id: string; name: string; created_at: Date }
  person_group_member: { group_id: string; person_id: string }
  job: JobTable
  job_visit: {
    id: string
    job_id: string
    step: string
    step_kind: string
    person_id: string | null
    taken_by: string
    began_at: Date
    ended_at: Date | null
    seconds_active: Generated<number>
    outcome: string | null
    revision_from: number
    revision_to: number | null
    reasons: Generated<Json<readonly string[]>>
    comment: string | null
    labels_added: Generated<number>
    labels_updated: Generated<number>
    labels_removed: Generated<number>
    agreement: number | null
    iou: number | null
    offered_again_at: Generated<Date | null>
  }
  attachment: AttachmentTable
  job_result: {
    job_id: string
    version: number
    revision: number
    file_key: string | null
    content: string | null
    parts: Generated<Json<Readonly<Record<string, string>>>>
    created_at: Date
  }
  callback: { project_id: string; url: string; secret: Buffer | null; created_at: Date; updated_at: Date }
  callback_delivery: {
    id: string
    project_id: string
    job_id: string
    about: string
    url: string
    body: string
    state: string
    attempts: Generated<number>
    next_at: Date
    last_status: number | null
    last_problem: string | null
    created_at: Date
    delivered_at: Date | null
  }
  job_duty: {
    job_id: string
    duty: string
    attempts: Generated<number>
    next_at: Generated<Date>
    problem: Json<unknown> | null
  }
  comment: {
    id: string
    media_id: string
    thread_id: string | null
    author_id: string | null
    author_name: string
    body: string
    x: number | null
    y: number | null
    frame: number | null
    created_at: Date
    resolved_at: Date | null
    resolved_by: string | null
  }
  frame: {
    media_id: string
    place: number
    frame_id: string
    source_url: string
    problem: string | null
    width: number | null
    height: number | null
    format: string | null
    bytes: BigInteger | null
    checksum: Buffer | null
    file_key: string | null
    display_key: string | null
    thumbnail_key: string | null
  }
}

interface JobTable {
  id: string
  project_id: string
  batch_id: string
  workflow_id: string
  workflow_version: number
  media_id: string | null
  reference_id: string
  state: string
  step: string
  step_place: number
  step_kind: Generated<string>
  closed_to: Generated<string[]>
  pulled_by: string | null
  priority: number
  frames: number
  assignee_id: string | null
  group_id: string | null
  leased_until: Date | null
  visit_id: string | null
  facts: Generated<Json<Readonly<Record<string, unknown>>>>
  problem: Json<unknown> | null
  given: Json<unknown>
  prelabels: Json<unknown> | null
  result_version: Generated<number>
  created_at: Date
  created_by: string | null
  updated_at: Date
  done_at: Date | null
}

interface AttachmentTable {
  job_id: string
  place: number
  frame_id: string | null
  url: string
  state: string
  attempts: Generated<number>
  next_at: Date
  problem: string | null
  width: number | null
  height: number | null
  format: string | null
  mode: string | null
  role: Generated<string>
  exif: Generated<Json<Readonly<Record<string, string>>>>
  bytes: BigInteger | null
  checksum: Buffer | null
  file_key: string | null
  display_key: string | null
  thumbnail_key: string | null
}
