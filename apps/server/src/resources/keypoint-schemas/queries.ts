import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** What the points of a schema are for: a skeleton, loose points, or a line through them in their order. */
export type KeypointSchemaType = 'pose' | 'points' | 'polyline'

/** Who made and changed something, and when; times as ISO 8601. */
interface Made {
  readonly createdAt: string
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly updatedBy: string | null
}

/** A point of a schema as it is stored. */
export interface KeypointClassRow extends Made {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly minPoints: number
  readonly maxPoints: number
  readonly norder: number
  readonly editorX: number | null
  readonly editorY: number | null
}

/** What joins two points of a schema. */
export interface KeypointEdgeRow {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly color: string | null
}

/** A keypoint schema as it is stored; its points and links in their order. */
export interface KeypointSchemaRow {
  readonly id: string
  readonly projectId: string
  readonly workspaceId: string
  readonly name: string
  readonly description: string | null
  readonly type: KeypointSchemaType
  readonly norder: number
  readonly templateId: string | null
  readonly classes: readonly KeypointClassRow[]
  readonly edges: readonly KeypointEdgeRow[]
  readonly labelClasses: readonly { readonly labelClassId: string; readonly norder: number }[]
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly updatedAt: Date
  readonly updatedBy: string | null
}

const schemas = sql`
  select schema.id, schema.project_id as "projectId", project.workspace_id as "workspaceId", schema.name,
    schema.description, schema.type, schema.norder, schema.template_id as "templateId", schema.classes,
    schema.edges, schema.created_at as "createdAt", schema.created_by as "createdBy",
    schema.updated_at as "updatedAt", schema.updated_by as "updatedBy",
    (select coalesce(
      json_agg(json_build_object('labelClassId', label_class_id, 'norder', norder) order by norder, label_class_id),
      '[]') from keypoint_schema_label_class where schema_id = schema.id) as "labelClasses"
  from keypoint_schema schema join project on project.id = schema.project_id`

/** The keypoint schemas of a project, in their order. */
export async function keypointSchemasOfProject(
  db: Database,
  projectId: string,
): Promise<KeypointSchemaRow[]> {
  const { rows } = await sql<KeypointSchemaRow>`
    ${schemas} where schema.project_id = ${projectId} order by schema.norder, schema.id`.execute(db)
  return rows
}

/** One keypoint schema, whoever asks. */
export async function keypointSchemaById(db: Database, id: string): Promise<KeypointSchemaRow | undefined> {
  const { rows } = await sql<KeypointSchemaRow>`${schemas} where schema.id = ${id}`.execute(db)
  return rows[0]
}

/** One keypoint schema, which nobody else changes or gives labels until the transaction ends. */
export async function lockedKeypointSchema(db: Database, id: string): Promise<KeypointSchemaRow | undefined> {
  await sql`select from keypoint_schema where id = ${id} for update`.execute(db)
  return keypointSchemaById(db, id)
}

/** What can be set of a keypoint schema. */
export interface KeypointSchemaFields {
  readonly name: string
  readonly description: string | null
  readonly type: KeypointSchemaType
  /** undefined: after the last */
  readonly norder: number | undefined
  readonly templateId: string | null
  readonly classes: readonly KeypointClassRow[]
  readonly edges: readonly KeypointEdgeRow[]
}

/** Adds a keypoint schema. */
export async function insertKeypointSchema(
  db: Database,
  schema: KeypointSchemaFields & { readonly id: string; readonly projectId: string },
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  const { id, projectId, name, description, type, norder = null, templateId } = schema
  await sql`
    insert into keypoint_schema (id, project_id, name, description, type, norder, template_id, classes, edges,
      created_at, created_by, updated_at, updated_by)
    select ${id}, ${projectId}, ${name}, ${description}, ${type},
      coalesce(${norder}::float8, max(norder) + 1, 0), ${templateId}::uuid, ${JSON.stringify(schema.classes)}::json,
      ${JSON.stringify(schema.edges)}::json, ${now}, ${by}, ${now}, ${by}
    from keypoint_schema where project_id = ${projectId}`.execute(db)
}

/** Sets the fields of a keypoint schema. */
export async function updateKeypointSchemaRow(
  db: Database,
  id: string,
  fields: KeypointSchemaFields,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('keypoint_schema')
    .set({
      name: fields.name,
      description: fields.description,
      type: fields.type,
      norder: fields.norder,
      template_id: fields.templateId,
      classes: JSON.stringify(fields.classes),
      edges: JSON.stringify(fields.edges),
      updated_at: now,
      updated_by: by,
    })
    .where('id', '=', id)
    .execute()
}

/** Deletes a keypoint schema; the database refuses one that has labels (`label_keypoint_schema_fk`). */
export async function deleteKeypointSchemaRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('keypoint_schema').where('id', '=', id).execute()
}

/** How many labels have points of some of a schema's classes, by class. */
export async function labelsByKeypointClass(
  db: Database,
  schemaId: string,
  classIds: readonly string[],
): Promise<{ classId: string; count: number }[]> {
  const { rows } = await sql<{ classId: string; count: string }>`
    select point ->> 'classId' as "classId", count(distinct label.id) as count
    from label cross join lateral json_array_elements(label.geometry -> 'points') point
    where label.keypoint_schema_id = ${schemaId} and point ->> 'classId' = any(${classIds}::text[])
    group by 1 order by 1`.execute(db)
  return rows.map(({ classId, count }) => ({ classId, count: Number(count) }))
}

/** A keypoint schema that is for a label class; the lower the order, the earlier the class among the schema's. */
export interface KeypointSchemaLink {
  readonly schemaId: string
  readonly labelClassId: string
  readonly norder: number
}

/** What keypoint schemas of a project are for, schema by schema, in order. */
export async function linksOfProject(db: Database, projectId: string): Promise<KeypointSchemaLink[]> {
  const { rows } = await sql<KeypointSchemaLink>`
    select link.schema_id as "schemaId", link.label_class_id as "labelClassId", link.norder
    from keypoint_schema_label_class link join keypoint_schema schema on schema.id = link.schema_id
    where schema.project_id = ${projectId}
    order by schema.norder, schema.id, link.norder, link.label_class_id`.execute(db)
  return rows
}

/** Makes keypoint schemas be for label classes; a link that is there gets the new order. */
export async function putLinks(db: Database, links: readonly KeypointSchemaLink[]): Promise<void> {
  const schemaIds = links.map(link => link.schemaId)
  const labelClassIds = links.map(link => link.labelClassId)
  await sql`
    insert into keypoint_schema_label_class (schema_id, label_class_id, norder)
    select * from unnest(${schemaIds}::uuid[], ${labelClassIds}::uuid[], ${links.map(link => link.norder)}::float8[])
    on conflict (schema_id, label_class_id) do update set norder = excluded.norder`.execute(db)
}

/** Takes links away; what is not linked is no matter. */
export async function deleteLinks(
  db: Database,
  links: readonly Pick<KeypointSchemaLink, 'schemaId' | 'labelClassId'>[],
): Promise<void> {
  await sql`
    delete from keypoint_schema_label_class link
    using unnest(${links.map(link => link.schemaId)}::uuid[], ${links.map(link => link.labelClassId)}::uuid[])
      as gone (schema_id, label_class_id)
    where link.schema_id = gone.schema_id and link.label_class_id = gone.label_class_id`.execute(db)
}

/** Takes all links of a keypoint schema away. */
export async function deleteLinksOf(db: Database, schemaId: string): Promise<void> {
  await db.deleteFrom('keypoint_schema_label_class').where('schema_id', '=', schemaId).execute()
}

/** Those of some label classes and keypoint schemas that are of a project; they stay until the transaction ends. */
export async function linkable(
  db: Database,
  projectId: string,
  {
    schemaIds,
    labelClassIds,
  }: { readonly schemaIds: readonly string[]; readonly labelClassIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const classes = await sql<{ id: string }>`
    select id from label_class where project_id = ${projectId} and id = any(${labelClassIds}::uuid[])
    order by id for key share`.execute(db)
  const found = await sql<{ id: string }>`
    select id from keypoint_schema where project_id = ${projectId} and id = any(${schemaIds}::uuid[])
    order by id for key share`.execute(db)
  return new Set([...classes.rows, ...found.rows].map(({ id }) => id))
}
