import type { ColumnType, Generated } from 'kysely'
import type { WorkSchema } from './work-schema.ts'

/** A column that PostgreSQL gives as a string, for it may pass 2^53; queries turn it into a number. */
type BigInteger = ColumnType<string, number | string, number | string>
/** JSON columns are written as text and read parsed. */
type Json<T> = ColumnType<T, string, string>

/** The tables, as Kysely sees them; the truth is in the dated migrations. */
export interface Schema extends WorkSchema {
  workspace: {
    id: string
    name: string
    description: Generated<string>
    demo_wanted: Generated<boolean>
    created_at: Date
  }
  person: { id: string; name: string; email: string | null; password_hash: string | null; created_at: Date }
  member: { workspace_id: string; person_id: string; role: string; created_at: Date }
  invitation: {
    id: string
    workspace_id: string
    role: string
    email: string | null
    token_hash: Buffer
    created_by: string | null
    created_at: Date
    expires_at: Date
    accepted_at: Date | null
  }
  api_key: {
    id: string
    workspace_id: string
    name: string
    role: string
    key_hash: Buffer
    prefix: string
    created_by: string | null
    created_at: Date
    last_used_at: Date | null
    revoked_at: Date | null
  }
  session: { token_hash: Buffer; person_id: string; created_at: Date; expires_at: Date }
  sign_in_link: { token_hash: Buffer; person_id: string; expires_at: Date }
  project: {
    id: string
    workspace_id: string
    name: string
    description: string
    content_type: string
    taxonomy_locked: Generated<boolean>
    created_at: Date
    updated_at: Date
  }
  dataset: { id: string; project_id: string; name: string; norder: number; created_at: Date }
  media: MediaTable
  media_count: {
    dataset_id: string
    kind: string
    status: string
    slot: number
    count: number
    moves: BigInteger
  }
  list_move: { project_id: string; topic: string; slot: number; moves: BigInteger }
  upload: {
    id: string
    project_id: string
    created_by: string | null
    created_at: Date
    expires_at: Date
    file_key: string | null
    bytes: BigInteger | null
    checksum: Buffer | null
  }
  unowned_file: { file_key: string; since: Date }
  label_class: {
    id: string
    project_id: string
    name: string
    color: string
    kind: string
    norder: number
    parent_id: string | null
    description: string | null
    icon_url: string | null
    external_id: string | null
    is_new: Generated<boolean>
    created_at: Date
  }
  keypoint_schema: {
    id: string
    project_id: string
    name: string
    description: string | null
    type: string
    norder: number
    template_id: string | null
    classes: Json<unknown>
    edges: Json<unknown>
    created_at: Date
    created_by: string | null
    updated_at: Date
    updated_by: string | null
  }
  keypoint_schema_label_class: { schema_id: string; label_class_id: string; norder: number }
  label: LabelTable
  label_move: { project_id: string; slot: number; moves: BigInteger }
  change: {
    id: string
    media_id: string
    revision: number
    author_id: string | null
    author_name: string
    origin: string
    added: Json<unknown>
    updated: Json<unknown>
    removed: Json<unknown>
    conflicts: Json<unknown>
    created_at: Date
  }
  tag_group: {
    id: string
    project_id: string
    name: string
    type: string
    is_required: boolean
    is_default: Generated<boolean>
    norder: number
    created_at: Date
  }
  tag_class: {
    id: string
    project_id: string
    tag_group_id: string
    name: string
    norder: number
    created_at: Date
  }
  custom_status: {
    id: string
    project_id: string
    name: string
    color: string
    norder: number
    retired_at: Date | null
    created_at: Date
  }
  media_tag: {
    id: string
    media_id: string
    tag_class_id: string
    created_at: Date
    created_by: string | null
  }
  attribute: AttributeTable
  attribute_option: { id: string; attribute_id: string; value: string; place: number }
  attribute_class: { attribute_id: string; class_id: string; attribute_order: number; class_order: number }
  media_attribute: {
    media_id: string
    attribute_id: string
    value: Json<unknown>
    updated_at: Date
    updated_by: string | null
  }
  segment_attribute: {
    segment_id: string
    attribute_id: string
    value: Json<unknown>
    updated_at: Date
    updated_by: string | null
  }
  run: RunTable
  bucket: BucketTable
  activity_type: {
    id: string
    project_id: string
    name: string
    color: string
    prefix: string | null
    created_at: Date
  }
  video: {
    media_id: string
    run_id: string | null
    health: string
    problem: string | null
    codec: string | null
    frame_rate: number | null
    duration_ms: number | null
    duration_frames: number | null
    rotation: number | null
  }
}

interface AttributeTable {
  id: string
  project_id: string
  name: string
  type: string
  subject: string
  description: string | null
  norder: number
  is_required: boolean
  default_value: string | null
  min: number | null
  max: number | null
  prediction: Json<Readonly<Record<string, string | null>>>
  is_new: Generated<boolean>
  created_at: Date
}

interface MediaTable {
  id: string
  project_id: string
  dataset_id: string
  kind: string
  name: string
  width: number | null
  height: number | null
  format: string | null
  mode: string | null
  exif: Json<Record<string, string>>
  bytes: BigInteger | null
  checksum: Buffer | null
  file_key: string | null
  bucket_id: string | null
  bucket_key: string | null
  source_url: string | null
  display_key: string | null
  thumbnail_key: string | null
  external_id: string | null
  status: string
  status_set_at: Date
  revision: Generated<number>
  label_count: Generated<number>
  created_at: Date
  updated_at: Date
  updated_by: string | null
}

interface BucketTable {
  id: string
  workspace_id: string
  name: string
  provider: string
  place: Json<Record<string, string | boolean>>
  secret: Buffer
  created_by: string | null
  created_at: Date
  updated_at: Date
}

interface LabelTable {
  id: string
  project_id: string
  media_id: string
  class_id: string
  shape: string
  geometry: Json<Record<string, unknown>>
  z_index: number
  tool: string | null
  external_id: string | null
  attributes: Generated<Json<Record<string, unknown>>>
  foreign_form: Json<Record<string, unknown>> | null
  keypoint_schema_id: ColumnType<string | null, never, never>
  keyframes: Json<unknown> | null
  locked: Generated<boolean>
  version: number
  created_at: Date
  created_by: string | null
  updated_at: Date
  updated_by: string | null
}

interface RunTable {
  id: string
  project_id: string
  kind: string
  state: string
  input: Json<unknown>
  done: ColumnType<string, number | string | undefined, number | string>
  total: BigInteger | null
  warnings: Generated<Json<unknown>>
  result: Json<unknown> | null
  error: string | null
  attempts: Generated<number>
  worker: string | null
  cancel_asked_at: Date | null
  started_by: string | null
  created_at: Date
  started_at: Date | null
  ended_at: Date | null
  heartbeat_at: Date | null
}
