import type { Conflict, Keyframe, Label } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/index.ts'
import type { StoredLabel } from './settle-change.ts'

/** What an edge keeps beside a label to give it back as it was sent. */
export type ForeignForm = Readonly<Record<string, unknown>>

/** A label as it is stored. */
export interface LabelRow extends Omit<Label, 'createdAt' | 'updatedAt' | 'keyframes' | 'locked'> {
  /** of labels on videos */
  readonly keyframes: readonly Keyframe[] | null
  readonly locked: boolean
  readonly mediaId: string
  readonly foreignForm: ForeignForm | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What is read of a label. */
export const labelColumns = sql`
  label.id, label.media_id as "mediaId", label.class_id as "classId", label.shape, label.geometry,
  label.z_index as "zIndex", label.tool, label.external_id as "externalId", label.attributes,
  label.foreign_form as "foreignForm", label.keyframes, label.locked,
  label.version, label.created_at as "createdAt", label.created_by as "createdBy",
  label.updated_at as "updatedAt", label.updated_by as "updatedBy"`

/** The kinds of media. */
export const mediaKinds = ['image', 'video'] as const

export type MediaKind = (typeof mediaKinds)[number]

/** What is needed of a media to read or change its labels. */
export interface LabelledMedia {
  readonly id: string
  readonly kind: MediaKind
  readonly projectId: string
  readonly workspaceId: string
  /** pixels; of a video that nobody has seen yet they are null */
  readonly width: number
  readonly height: number
  readonly status: string
  readonly revision: number
}

const mediaColumns = sql`
  media.id, media.kind, media.project_id as "projectId", project.workspace_id as "workspaceId",
  media.width, media.height, media.status, media.revision`

/** One media, whoever asks. */
export async function labelledMedia(db: Database, id: string): Promise<LabelledMedia | undefined> {
  const { rows } = await sql<LabelledMedia>`
    select ${mediaColumns} from media join project on project.id = media.project_id
    where media.id = ${id}`.execute(db)
  return rows[0]
}

/** What a change is judged by. */
export interface Grounds extends LabelledMedia {
  /** whether a change of this id was made before, here or elsewhere */
  readonly repeated: boolean
  /** those of the asked label classes that are of the media's project */
  readonly classIds: readonly string[]
}

/** What a change to a media of some workspaces is judged by; undefined when they have no such media. */
export async function groundsOf(
  db: Database,
  mediaId: string,
  kinds: readonly MediaKind[],
  workspaceIds: readonly string[],
  change: { readonly id: string; readonly classIds: readonly string[] },
): Promise<Grounds | undefined> {
  const { rows } = await sql<Grounds>`
    select ${mediaColumns}, exists(select from change where change.id = ${change.id}) as repeated, array(
      select id from label_class where project_id = media.project_id and id = any(${change.classIds}::uuid[])
    ) as "classIds"
    from media join project on project.id = media.project_id
    where media.id = ${mediaId} and media.kind = any(${kinds}::text[]) and project.workspace_id = any(${workspaceIds})`.execute(
    db,
  )
  return rows[0]
}

/** Keeps everyone else from changing the labels of a media until the transaction ends. */
export async function lockMedia(db: Database, id: string): Promise<void> {
  await sql`select from media where id = ${id} for no key update`.execute(db)
}

/** A change as it is stored. Labels are kept as the change brought them: who and when says the change itself. */
export interface ChangeRow {
  readonly id: string
  readonly mediaId: string
  readonly revision: number
  readonly authorId: string | null
  readonly authorName: string
  readonly origin: string
  readonly added: readonly StoredLabel[]
  readonly updated: readonly (readonly [from: Label, to: StoredLabel])[]
  readonly removed: readonly Label[]
  readonly conflicts: readonly Conflict[]
  readonly createdAt: Date
}

const changeColumns = sql`
  change.id, change.media_id as "mediaId", change.revision, change.author_id as "authorId",
  change.author_name as "authorName", change.origin, change.added, change.updated, change.removed,
  change.conflicts, change.created_at as "createdAt"`

/** One change, whoever asks. */
export async function changeById(db: Database, id: string): Promise<ChangeRow | undefined> {
  const { rows } = await sql<ChangeRow>`select ${changeColumns} from change where id = ${id}`.execute(db)
  return rows[0]
}

/** Labels by id, wherever they are. */
export async function labelsByIds(db: Database, ids: readonly string[]): Promise<LabelRow[]> {
  const { rows } = await sql<LabelRow>`
    select ${labelColumns} from label where id = any(${ids}::uuid[]) order by id`.execute(db)
  return rows
}

/** A list of labels in a statement, out of the JSON that the history keeps too. */
function given(labels: RawBuilder<unknown>) {
  return sql`json_to_recordset(${labels}) as given (id uuid, "classId" uuid, shape text, geometry json,
    "zIndex" integer, tool text, "externalId" text, attributes jsonb, keyframes json, locked boolean)`
}

/** Whether labels have anything that most labels have not: what most have not costs them nothing. */
function hasMore(labels: readonly Pick<StoredLabel, 'keyframes' | 'locked'>[]): boolean {
  return labels.some(label => label.keyframes !== undefined || label.locked === true)
}

/**
 * Appends a change to the history, takes its media to the next revision, and edits its labels: one statement, so that
 * it needs no transaction around it, and the JSON of added labels, most of what labelling writes, is sent once.
 * The first labels take an image from NEW to IN PROGRESS. A foreign form that is not given anew is dropped where the
 * geometry changes.
 * @param forms JSON of foreign forms by label id, or null
 * @returns false, and nothing is written, when the media is no longer at the revision before the change
 */
export async function recordChange(
  db: Database,
  change: ChangeRow,
  projectId: string,
  forms: string | null,
): Promise<boolean> {
  const { id, mediaId, revision, authorId, authorName, origin, createdAt, added, updated, removed } = change
  const begun =
    added.length > 0 ? sql`case status when 'NEW' then 'IN PROGRESS' else status end` : sql`status`
  const more = hasMore(added)
  const { rows } = await sql`
    with input as materialized (select ${JSON.stringify(added)}::json as added), touched as (
      update media set revision = ${revision}, label_count = label_count + ${added.length - removed.length},
        ${added.length + updated.length + removed.length > 0 ? byAuthor(change) : sql``}
        status = ${begun}, status_set_at = case when status = ${begun} then status_set_at else ${createdAt} end
      where id = ${mediaId} and revision = ${revision - 1}
      returning id
    ) ${removed.length > 0 ? removing(change) : sql``} ${updated.length > 0 ? updating(change, forms) : sql``},
    moved as (
      insert into label_move (project_id, slot, moves)
      select ${projectId}::uuid, abs(hashtext(touched.id::text) % 16), 1 from touched
      on conflict (project_id, slot) do update set moves = label_move.moves + 1
    ),
    made as (
      insert into label (id, project_id, media_id, class_id, shape, geometry, z_index, tool, external_id,
        attributes, foreign_form, version, created_at, created_by, updated_at, updated_by
        ${more ? sql`, keyframes, locked` : sql``})
      select given.id, ${projectId}, touched.id, "classId", shape, geometry, "zIndex", tool, "externalId",
        coalesce(attributes, '{}'), ${forms}::jsonb -> given.id::text, ${revision}, ${createdAt}, ${authorId},
        ${createdAt}, ${authorId} ${more ? sql`, keyframes, coalesce(locked, false)` : sql``}
      from touched, input, ${given(sql`input.added`)}
    )
    insert into change (id, media_id, revision, author_id, author_name, origin, added, updated, removed,
      conflicts, created_at)
    select ${id}::uuid, touched.id, ${revision}::integer, ${authorId}::uuid, ${authorName}, ${origin}, added,
      ${JSON.stringify(updated)}::json, ${JSON.stringify(removed)}::json,
      ${JSON.stringify(change.conflicts)}::json, ${createdAt}::timestamptz
    from input, touched
    returning id`.execute(db)
  return rows.length > 0
}

function byAuthor({ createdAt, authorId }: ChangeRow) {
  return sql`updated_at = ${createdAt}, updated_by = ${authorId}::uuid,`
}

function removing({ removed }: ChangeRow) {
  const ids = removed.map(label => label.id)
  return sql`, gone as (
    delete from label using touched where label.media_id = touched.id and label.id = any(${ids}::uuid[])
  )`
}

function updating({ revision, authorId, createdAt, updated }: ChangeRow, forms: string | null) {
  const labels = JSON.stringify(updated.map(([, to]) => to))
  const more = hasMore(updated.flat())
  return sql`, edited as (
    update label set
      class_id = given."classId", shape = given.shape, geometry = given.geometry, z_index = given."zIndex",
      tool = given.tool, external_id = given."externalId", attributes = coalesce(given.attributes, '{}'),
      ${more ? sql`keyframes = given.keyframes, locked = coalesce(given.locked, false),` : sql``}
      version = ${revision}, updated_at = ${createdAt},
      updated_by = ${authorId},
      foreign_form = coalesce(
        ${forms}::jsonb -> given.id::text,
        case when label.foreign_form is not null and label.shape = given.shape
          and label.geometry::jsonb = given.geometry::jsonb then label.foreign_form end
      )
    from touched, ${given(sql`${labels}::json`)}
    where label.id = given.id and label.media_id = touched.id
  )`
}

/** All labels of a media in the order they were made, and the revision they belong to. */
export async function labelsOfMedia(
  db: Database,
  mediaId: string,
): Promise<{ revision: number; labels: LabelRow[] }> {
  const { rows } = await sql<MaybeLabel & { revision: number }>`
    select media.revision, ${labelColumns}
    from media left join label on label.media_id = media.id
    where media.id = ${mediaId} order by label.id`.execute(db)
  return { revision: rows[0]?.revision ?? 0, labels: rows.filter(isLabel) }
}

/** Some media by their ids, each with all its labels in the order they were made; undefined: of videos, and of more than `few`. */
export async function labelsOfEach(
  db: Database,
  mediaIds: readonly string[],
  few: number,
): Promise<Map<string, { media: LabelledMedia; labels: LabelRow[] | undefined }>> {
  // A track may hold thousands of keyframes.
  const together = sql`(media.kind = 'image' and media.label_count <= ${few})`
  const { rows } = await sql<MaybeLabel & { media: LabelledMedia & { readonly few: boolean } }>`
    select json_build_object('id', media.id, 'kind', media.kind, 'projectId', media.project_id,
      'workspaceId', project.workspace_id, 'width', media.width, 'height', media.height,
      'status', media.status, 'revision', media.revision, 'few', ${together}) as media,
      ${labelColumns}
    from media join project on project.id = media.project_id
    left join label on label.media_id = media.id and ${together}
    where media.id = any(${mediaIds}::uuid[]) order by media.id, label.id`.execute(db)
  const found = new Map<string, { media: LabelledMedia; labels: LabelRow[] | undefined }>()
  for (const { media, ...label } of rows) {
    const each = found.get(media.id) ?? { media, labels: media.few ? [] : undefined }
    found.set(media.id, each)
    if (isLabel(label)) each.labels?.push(label)
  }
  return found
}

/** A part of the labels of a media in the order they were made, and how many there are. */
export async function labelsOfMediaAt(
  db: Database,
  mediaId: string,
  offset: number,
  limit: number,
): Promise<{ total: number; labels: LabelRow[] }> {
  const { rows } = await sql<MaybeLabel & { total: number }>`
    select media.label_count as total, ${labelColumns}
    from media left join lateral (
      select id, media_id, class_id, shape, geometry, z_index, tool, external_id, attributes, foreign_form,
        keyframes, locked, version, created_at, created_by, updated_at, updated_by
      from label where media_id = media.id order by id offset ${offset} limit ${limit}
    ) label on true
    where media.id = ${mediaId} order by label.id`.execute(db)
  return { total: rows[0]?.total ?? 0, labels: rows.filter(isLabel) }
}

/** A label's columns beside another row's; all null where there is no label. */
type MaybeLabel = LabelRow | (Omit<LabelRow, 'id'> & { readonly id: null })

function isLabel<T extends MaybeLabel>(row: T): row is T & LabelRow {
  return row.id !== null
}

/** The first labels of each of some media of a project, made first first. */
export async function firstLabels(
  db: Database,
  projectId: string,
  mediaIds: readonly string[],
  limitPerMedia: number,
): Promise<LabelRow[]> {
  const { rows } = await sql<LabelRow>`
    select ${labelColumns}
    from unnest(${mediaIds}::uuid[]) as wanted (id) cross join lateral (
      select id, media_id, class_id, shape, geometry, z_index, tool, external_id, attributes, foreign_form,
        keyframes, locked, version, created_at, created_by, updated_at, updated_by
      from label where media_id = wanted.id and project_id = ${projectId} order by id limit ${limitPerMedia}
    ) label
    order by label.media_id, label.id`.execute(db)
  return rows
}

/** The history of a media after a revision, oldest first. */
export async function changesAfter(
  db: Database,
  mediaId: string,
  revision: number,
  limit: number,
): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select ${changeColumns} from change where media_id = ${mediaId} and revision > ${revision}
    order by revision limit ${limit}`.execute(db)
  return rows
}

/** The history of a media between two revisions, newest first; the earlier one is left out. */
export async function changesBack(
  db: Database,
  mediaId: string,
  { from, downTo }: { readonly from: number; readonly downTo: number },
  limit: number,
): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select ${changeColumns} from change
    where media_id = ${mediaId} and revision <= ${from} and revision > ${downTo}
    order by revision desc limit ${limit}`.execute(db)
  return rows
}

/** Labels of some ids, in a project. */
export async function labelsOfProjectByIds(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<LabelRow[]> {
  const { rows } = await sql<LabelRow>`
    select ${labelColumns} from label where id = any(${ids}::uuid[]) and project_id = ${projectId}
    order by id`.execute(db)
  return rows
}

/** A keypoint schema as labels are judged by it. */
export interface KeypointRules {
  readonly id: string
  readonly name: string
  readonly classes: readonly {
    readonly id: string
    readonly name: string
    readonly minPoints: number
    readonly maxPoints: number
  }[]
}

/** Those of some keypoint schemas that are of a project; they stay as they are until the transaction ends. */
export async function keypointRules(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<KeypointRules[]> {
  const { rows } = await sql<KeypointRules>`
    select id, name, classes from keypoint_schema where project_id = ${projectId} and id = any(${ids}::uuid[])
    order by id for key share`.execute(db)
  return rows
}

/** What the labels have in common: their class, or the keypoint schema that they follow. */
export type LabelsOf = { readonly classId: string } | { readonly keypointSchemaId: string }

function areOf(of: LabelsOf) {
  return 'classId' in of ? sql`class_id = ${of.classId}` : sql`keypoint_schema_id = ${of.keypointSchemaId}`
}

/** Some labels that have something in common, by media; empty when there are none left. */
export async function someLabelsOf(
  db: Database,
  of: LabelsOf,
  limit: number,
): Promise<{ mediaId: string; ids: string[] }[]> {
  const { rows } = await sql<{ mediaId: string; ids: string[] }>`
    select media_id as "mediaId", array_agg(id order by id) as ids
    from (select media_id, id from label where ${areOf(of)} limit ${limit}) found
    group by media_id order by media_id`.execute(db)
  return rows
}

/** How many labels have something in common. */
export async function countOf(db: Database, of: LabelsOf): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from label where ${areOf(of)}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}
