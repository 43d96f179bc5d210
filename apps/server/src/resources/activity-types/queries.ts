import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** An activity type as it is stored, with how many segments have it. */
export type ActivityTypeRow = Awaited<ReturnType<typeof activityTypesOfProject>>[number]

function activityTypes(db: Database) {
  return db
    .selectFrom('activity_type')
    .innerJoin('project', 'project.id', 'activity_type.project_id')
    .select(['activity_type.id', 'activity_type.name', 'activity_type.color', 'activity_type.prefix'])
    .select(['activity_type.project_id as projectId', 'project.workspace_id as workspaceId'])
    .select('activity_type.created_at as createdAt')
    .select(
      sql<number>`(select count(*)::int from segment_activity where activity_type_id = activity_type.id)`.as(
        'segmentCount',
      ),
    )
}

/** The activity types of a project, in the order they were made. */
export function activityTypesOfProject(db: Database, projectId: string) {
  return activityTypes(db)
    .where('activity_type.project_id', '=', projectId)
    .orderBy('activity_type.id')
    .execute()
}

/** One activity type, whoever asks. */
export function activityTypeById(db: Database, id: string) {
  return activityTypes(db).where('activity_type.id', '=', id).executeTakeFirst()
}

/** How many activity types a project has. */
export async function countActivityTypes(db: Database, projectId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from activity_type where project_id = ${projectId}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Those of some activity types that are of a project; they stay until the transaction ends. */
export async function activityTypesAmong(
  transaction: Database,
  projectId: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from activity_type where project_id = ${projectId} and id = any(${ids}::uuid[])
    order by id for key share`.execute(transaction)
  return rows.map(row => row.id)
}

interface ActivityTypeFields {
  readonly name: string
  readonly color: string
  readonly prefix: string | null
}

/** Adds an activity type. */
export async function insertActivityType(
  db: Database,
  { id, projectId, name, color, prefix }: ActivityTypeFields & { id: string; projectId: string },
  now: Date,
): Promise<void> {
  const row = { id, project_id: projectId, name, color, prefix, created_at: now }
  await db.insertInto('activity_type').values(row).execute()
}

/** Writes the fields of an activity type. */
export async function updateActivityTypeRow(
  db: Database,
  id: string,
  { name, color, prefix }: ActivityTypeFields,
): Promise<void> {
  await db.updateTable('activity_type').set({ name, color, prefix }).where('id', '=', id).execute()
}

/** Deletes an activity type, and the segments that have no other. */
export async function deleteActivityTypeRow(transaction: Database, id: string): Promise<void> {
  await sql`
    delete from segment using segment_activity
    where segment_activity.segment_id = segment.id and segment_activity.activity_type_id = ${id} and not exists (
      select from segment_activity other where other.segment_id = segment.id and other.activity_type_id <> ${id}
    )`.execute(transaction)
  await transaction.deleteFrom('activity_type').where('id', '=', id).execute()
}
