import type { AttributeOption, AttributeSubject, AttributeType, AttributeValue } from '@gesso/core'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** That an attribute of labels belongs to a label class. */
export interface AttributeLinkRow {
  readonly attributeId: string
  readonly classId: string
  readonly attributeOrder: number
  readonly classOrder: number
}

/** How a model is to fill an attribute in; kept for the APIs that name it. */
export interface Prediction {
  readonly type: string | null
  readonly model: string | null
  readonly prompt: string | null
}

/** The fields of an attribute that can be set. */
export interface AttributeFields {
  readonly name: string
  readonly type: AttributeType
  readonly subject: AttributeSubject
  readonly description: string | null
  readonly norder: number
  readonly required: boolean
  readonly defaultValue: string | null
  readonly min: number | null
  readonly max: number | null
  readonly prediction: Prediction
}

/** An attribute as it is stored. */
export interface AttributeRow extends AttributeFields {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly options: readonly AttributeOption[]
  readonly links: readonly AttributeLinkRow[]
  readonly isNew: boolean
}

function attributesWhere(condition: RawBuilder<unknown>) {
  return sql<AttributeRow>`
    select attribute.id, attribute.project_id as "projectId", project.workspace_id as "workspaceId", attribute.name,
      attribute.type, attribute.subject, attribute.description, attribute.norder,
      attribute.is_required as "required", attribute.default_value as "defaultValue", attribute.min, attribute.max,
      attribute.prediction, attribute.is_new as "isNew", (
        select coalesce(json_agg(json_build_object('id', id, 'value', value) order by place), '[]')
        from attribute_option where attribute_id = attribute.id
      ) as options, (
        select coalesce(json_agg(json_build_object('attributeId', attribute_id, 'classId', class_id,
          'attributeOrder', attribute_order, 'classOrder', class_order) order by class_order, class_id), '[]')
        from attribute_class where attribute_id = attribute.id
      ) as links
    from attribute join project on project.id = attribute.project_id
    where ${condition} order by attribute.norder, attribute.id`
}

/** The attributes of a project, in their order. */
export async function attributesOfProject(db: Database, projectId: string): Promise<AttributeRow[]> {
  return (await attributesWhere(sql`attribute.project_id = ${projectId}`).execute(db)).rows
}

/** One attribute, whoever asks. */
export async function attributeById(db: Database, id: string): Promise<AttributeRow | undefined> {
  return (await attributesWhere(sql`attribute.id = ${id}`).execute(db)).rows[0]
}

/** Adds an attribute. @param norder undefined: after the last */
export async function insertAttribute(
  db: Database,
  attribute: Omit<AttributeFields, 'norder'> & { id: string; projectId: string; norder: number | undefined },
  now: Date,
): Promise<void> {
  const { id, projectId, name, type, subject, description, required, norder = null } = attribute
  const { defaultValue, min, max, prediction } = attribute
  await sql`
    insert into attribute (id, project_id, name, type, subject, description, norder, is_required, default_value,
      min, max, prediction, created_at)
    select ${id}, ${projectId}, ${name}, ${type}, ${subject}, ${description},
      coalesce(${norder}::float8, max(norder) + 1, 0), ${required}, ${defaultValue}, ${min}::float8, ${max}::float8,
      ${JSON.stringify(prediction)}::json, ${now}
    from attribute where project_id = ${projectId}`.execute(db)
}

/** Sets all fields of an attribute. */
export async function updateAttributeRow(db: Database, id: string, fields: AttributeFields): Promise<void> {
  const { required, defaultValue, prediction, ...rest } = fields
  const set = { ...rest, is_required: required, default_value: defaultValue }
  await db
    .updateTable('attribute')
    .set({ ...set, prediction: JSON.stringify(prediction) })
    .where('id', '=', id)
    .execute()
}

/** Says whether an attribute is new, or has been confirmed. */
export async function markAttribute(db: Database, id: string, isNew: boolean): Promise<void> {
  await db.updateTable('attribute').set({ is_new: isNew }).where('id', '=', id).execute()
}

/** Keeps others from setting values of an attribute until the transaction ends. @returns whether it is there */
export async function lockAttribute(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select from attribute where id = ${id} for update`.execute(db)
  return rows.length > 0
}

/** Deletes an attribute with its options, its links and the values of images and videos. */
export async function deleteAttributeRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('attribute').where('id', '=', id).execute()
}

/** Replaces the options of an attribute; those that are there keep their rows. */
export async function replaceOptions(
  db: Database,
  attributeId: string,
  options: readonly AttributeOption[],
): Promise<void> {
  const ids = options.map(option => option.id)
  await sql`
    delete from attribute_option where attribute_id = ${attributeId} and id <> all(${ids}::uuid[])`.execute(
    db,
  )
  const given = sql`unnest(${ids}::uuid[], ${options.map(option => option.value)}::text[])
    with ordinality as given (id, value, place)`
  await sql`
    update attribute_option set value = given.value, place = given.place from ${given}
    where attribute_option.id = given.id and attribute_id = ${attributeId}`.execute(db)
  await sql`
    insert into attribute_option (id, attribute_id, value, place)
    select id, ${attributeId}, value, place from ${given}
    where not exists (select from attribute_option there where there.id = given.id)`.execute(db)
}

/** What has values of its own: all but labels, which carry theirs in themselves. */
export type Holder = Exclude<AttributeSubject, 'LABEL'>

/** The table of own values, and its column for what has them. */
function tableOf(holder: Holder) {
  return holder === 'SEGMENT'
    ? { table: sql.table('segment_attribute'), owner: sql.ref('segment_id') }
    : { table: sql.table('media_attribute'), owner: sql.ref('media_id') }
}

const ownTables = [sql.table('media_attribute'), sql.table('segment_attribute')]

/** Takes from images, videos and segments what names other options than these. */
export async function dropOwnOptions(
  db: Database,
  attributeId: string,
  optionIds: readonly string[],
): Promise<void> {
  const left = sql`${JSON.stringify(optionIds)}::jsonb`
  for (const table of ownTables) {
    await sql`
      update ${table} set value = coalesce(
        (select jsonb_agg(each) from jsonb_array_elements(value) each where each <@ ${left}), '[]')
      where attribute_id = ${attributeId} and jsonb_typeof(value) = 'array' and not value <@ ${left}`.execute(
      db,
    )
    await sql`
      delete from ${table}
      where attribute_id = ${attributeId} and (value = '[]' or not value <@ ${left})`.execute(db)
  }
}

/** Whether any image, video or segment has a value of an attribute. */
export async function anyOwnValue(db: Database, attributeId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from media_attribute where attribute_id = ${attributeId})
      or exists (select from segment_attribute where attribute_id = ${attributeId}) as found`.execute(db)
  return rows[0]?.found ?? false
}

/** Those of some label classes that are of a project; they stay until the transaction ends. */
export async function labelClassesAmong(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from label_class where project_id = ${projectId} and id = any(${ids}::uuid[])
    order by id for key share`.execute(db)
  return rows.map(row => row.id)
}

/** Those of some attributes of a project that are about a subject; they and their options stay until the transaction ends. */
export async function attributesAmong(
  db: Database,
  projectId: string,
  subject: AttributeSubject,
  ids: readonly string[],
): Promise<AttributeRow[]> {
  const { rows } = await sql<{ id: string }>`
    select id from attribute
    where project_id = ${projectId} and subject = ${subject} and id = any(${ids}::uuid[])
    order by id for key share`.execute(db)
  const locked = rows.map(row => row.id)
  return (await attributesWhere(sql`attribute.id = any(${locked}::uuid[])`).execute(db)).rows
}

/** Links attributes to classes; of those that are linked already the orders are set. */
export async function upsertLinks(db: Database, links: readonly AttributeLinkRow[]): Promise<void> {
  await sql`
    insert into attribute_class (attribute_id, class_id, attribute_order, class_order)
    select attribute_id, class_id, attribute_order, class_order
    from unnest(${links.map(link => link.attributeId)}::uuid[], ${links.map(link => link.classId)}::uuid[],
      ${links.map(link => link.attributeOrder)}::float8[], ${links.map(link => link.classOrder)}::float8[])
      as given (attribute_id, class_id, attribute_order, class_order)
    order by attribute_id, class_id
    on conflict on constraint attribute_class_pk
    do update set attribute_order = excluded.attribute_order, class_order = excluded.class_order`.execute(db)
}

/** Unlinks attributes of a project from classes. */
export async function deleteLinks(
  db: Database,
  projectId: string,
  links: readonly Pick<AttributeLinkRow, 'attributeId' | 'classId'>[],
): Promise<void> {
  await sql`
    delete from attribute_class using attribute,
      unnest(${links.map(link => link.attributeId)}::uuid[], ${links.map(link => link.classId)}::uuid[])
        as given (attribute_id, class_id)
    where attribute.id = attribute_class.attribute_id and attribute.project_id = ${projectId}
      and attribute_class.attribute_id = given.attribute_id and attribute_class.class_id = given.class_id`.execute(
    db,
  )
}

/** All links of a project: attributes in their order, then classes in theirs. */
export async function linksOfProject(db: Database, projectId: string): Promise<AttributeLinkRow[]> {
  const { rows } = await sql<AttributeLinkRow>`
    select attribute_id as "attributeId", class_id as "classId", attribute_order as "attributeOrder",
      class_order as "classOrder"
    from attribute_class join attribute on attribute.id = attribute_class.attribute_id
    where attribute.project_id = ${projectId}
    order by attribute.norder, attribute.id, class_order, class_id`.execute(db)
  return rows
}

/** The own values of an image, a video or a segment. */
export async function ownValues(
  db: Database,
  holder: Holder,
  id: string,
): Promise<{ attributeId: string; value: AttributeValue }[]> {
  const { table, owner } = tableOf(holder)
  const { rows } = await sql<{ attributeId: string; value: AttributeValue }>`
    select attribute_id as "attributeId", value from ${table} where ${owner} = ${id} order by attribute_id`.execute(
    db,
  )
  return rows
}

/** The own values of all segments of a video. */
export async function valuesOfSegments(
  db: Database,
  videoId: string,
): Promise<{ segmentId: string; attributeId: string; value: AttributeValue }[]> {
  const { table, owner } = tableOf('SEGMENT')
  const { rows } = await sql<{ segmentId: string; attributeId: string; value: AttributeValue }>`
    select ${owner} as "segmentId", attribute_id as "attributeId", value from ${table}
    where ${owner} in (select id from segment where media_id = ${videoId}) order by ${owner}, attribute_id`.execute(
    db,
  )
  return rows
}

/** Sets values of an image, a video or a segment. */
export async function upsertOwnValues(
  db: Database,
  { holder, id }: { readonly holder: Holder; readonly id: string },
  values: readonly (readonly [attributeId: string, value: AttributeValue])[],
  by: { readonly id: string },
  now: Date,
): Promise<void> {
  const { table, owner } = tableOf(holder)
  await sql`
    insert into ${table} (${owner}, attribute_id, value, updated_at, updated_by)
    select ${id}, key::uuid, value, ${now}, ${by.id}
    from jsonb_each(${JSON.stringify(Object.fromEntries(values))}::jsonb)
    order by key
    on conflict (${owner}, attribute_id)
    do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
    db,
  )
}

/** Takes values away from an image, a video or a segment. */
export async function deleteOwnValues(
  db: Database,
  { holder, id }: { readonly holder: Holder; readonly id: string },
  attributeIds: readonly string[],
): Promise<void> {
  const { table, owner } = tableOf(holder)
  await sql`delete from ${table} where ${owner} = ${id} and attribute_id = any(${attributeIds}::uuid[])`.execute(
    db,
  )
}

/** The attributes of labels of a project by their names. */
export async function attributesNamed(
  db: Database,
  projectId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, AttributeRow>> {
  const { rows } = await attributesWhere(
    sql`attribute.project_id = ${projectId} and attribute.subject = 'LABEL'
      and attribute.name = any(${names}::text[])`,
  ).execute(db)
  return new Map(rows.map(row => [row.name, row]))
}

/** Adds attributes of labels that came with jobs, but for those that somebody else made in between. */
export async function insertNewAttributes(
  db: Database,
  projectId: string,
  attributes: readonly { readonly id: string; readonly name: string; readonly type: AttributeType }[],
  now: Date,
): Promise<void> {
  await sql`
    insert into attribute (id, project_id, name, type, subject, norder, is_required, prediction, is_new, created_at)
    select given.id, ${projectId}, given.name, given.type, 'LABEL',
      coalesce((select max(norder) from attribute where project_id = ${projectId}), -1) + row_number() over (),
      false, '{"type":null,"model":null,"prompt":null}', true, ${now}
    from json_to_recordset(${JSON.stringify(attributes)}::json) as given (id uuid, name text, type text)
    order by given.name
    on conflict on constraint attribute_name_unique do nothing`.execute(db)
}

/** Adds options that came with jobs, but for those that somebody else added in between. */
export async function insertNewOptions(
  db: Database,
  options: readonly {
    readonly id: string
    readonly attributeId: string
    readonly value: string
    readonly place: number
  }[],
): Promise<void> {
  await sql`
    insert into attribute_option (id, attribute_id, value, place)
    select id, "attributeId", value, place
    from json_to_recordset(${JSON.stringify(options)}::json)
      as given (id uuid, "attributeId" uuid, value text, place integer)
    where not exists (select from attribute_option there
      where there.attribute_id = given."attributeId" and there.value = given.value)`.execute(db)
}
