import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** What a label class is for: to mark objects, or the ground behind them. */
export type LabelClassKind = 'object' | 'background'

const columns = ['id', 'name', 'color', 'norder', 'description'] as const

function labelClasses(db: Database) {
  return db
    .selectFrom('label_class')
    .select(columns)
    .select([
      'project_id as projectId',
      'parent_id as parentId',
      'icon_url as iconUrl',
      'external_id as externalId',
      'is_new as isNew',
      eb => eb.ref('kind').$castTo<LabelClassKind>().as('kind'),
    ])
}

/** A label class as it is stored. */
export type LabelClassRow = Awaited<ReturnType<typeof labelClassesOfProject>>[number]

/** All label classes of a project, in their order. */
export function labelClassesOfProject(db: Database, projectId: string) {
  return labelClasses(db).where('project_id', '=', projectId).orderBy('norder').orderBy('id').execute()
}

/** One label class with the workspace it lives in, whoever asks. */
export async function labelClassById(
  db: Database,
  id: string,
): Promise<(LabelClassRow & { workspaceId: string }) | undefined> {
  return labelClasses(db)
    .where('id', '=', id)
    .select(eb =>
      eb
        .selectFrom('project')
        .select('workspace_id')
        .whereRef('project.id', '=', 'label_class.project_id')
        .$asScalar()
        .$notNull()
        .as('workspaceId'),
    )
    .executeTakeFirst()
}

/** How many label classes a project has, and the place after the last; null where there is none. */
export async function lastPlace(
  db: Database,
  projectId: string,
): Promise<{ count: number; norder: number | null }> {
  const found = await db
    .selectFrom('label_class')
    .select(eb => [eb.fn.countAll<string>().as('count'), eb.fn.max<number | null>('norder').as('norder')])
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  return { count: Number(found.count), norder: found.norder }
}

/** Keeps others from changing who is whose parent in a project until the transaction ends. */
export async function lockTaxonomy(db: Database, projectId: string): Promise<void> {
  await sql`select from project where id = ${projectId} for no key update`.execute(db)
}

/** The ids of a label class and of all above it, nearest first; of the given project alone. */
export async function lineOf(db: Database, projectId: string, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, parent_id, depth) as (
      select id, parent_id, 0 from label_class where id = ${id} and project_id = ${projectId}
      union all
      select above.id, above.parent_id, depth + 1
      from line join label_class above on above.id = line.parent_id
    ) cycle id set looped using path
    select id from line where not looped order by depth`.execute(db)
  return rows.map(row => row.id)
}

/** The fields of a label class that can be set. */
export interface LabelClassFields {
  readonly name: string
  readonly color: string
  readonly kind: LabelClassKind
  readonly norder: number
  readonly parentId: string | null
  readonly description: string | null
  readonly iconUrl: string | null
  readonly externalId: string | null
}

/** Adds a label class. */
export async function insertLabelClass(
  db: Database,
  {
    id,
    projectId,
    parentId,
    iconUrl,
    externalId,
    ...rest
  }: LabelClassFields & { id: string; projectId: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('label_class')
    .values({
      id,
      project_id: projectId,
      ...rest,
      parent_id: parentId,
      icon_url: iconUrl,
      external_id: externalId,
      created_at: now,
    })
    .execute()
}

/** Some fields of a label class; what is undefined stays as it is. */
export type LabelClassEdit = { readonly [K in keyof LabelClassFields]?: LabelClassFields[K] | undefined } & {
  readonly isNew?: boolean | undefined
}

/** Sets the given fields of a label class. */
export async function updateLabelClassRow(db: Database, id: string, edit: LabelClassEdit): Promise<void> {
  const { parentId, iconUrl, externalId, isNew, ...rest } = edit
  const set = { ...rest, parent_id: parentId, icon_url: iconUrl, external_id: externalId, is_new: isNew }
  if (Object.values(set).every(value => value === undefined)) return
  await db.updateTable('label_class').set(set).where('id', '=', id).execute()
}

/** Deletes a label class; the database refuses one that has labels (`label_class_fk`). */
export async function deleteLabelClassRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('label_class').where('id', '=', id).execute()
}

/** The ids of label classes of a project by their names. */
export async function idsOfNames(
  db: Database,
  projectId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from label_class where project_id = ${projectId} and name = any(${names}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** Adds label classes that came with jobs, but for those that somebody else made in between. */
export async function insertNewClasses(
  db: Database,
  projectId: string,
  classes: readonly (Pick<LabelClassFields, 'name' | 'color' | 'norder'> & { readonly id: string })[],
  now: Date,
): Promise<void> {
  await sql`
    insert into label_class (id, project_id, name, color, kind, norder, is_new, created_at)
    select id, ${projectId}, name, color, 'object', norder, true, ${now}
    from json_to_recordset(${JSON.stringify(classes)}::json)
      as given (id uuid, name text, color text, norder float8)
    order by name
    on conflict on constraint label_class_name_unique do nothing`.execute(db)
}
