import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** Says for whom alone jobs will wait that are being prepared. */
export async function setAssignee(
  db: Database,
  ids: readonly string[],
  personId: string | null,
  now: Date,
): Promise<void> {
  await sql`
    update job set assignee_id = ${personId}::uuid, updated_at = ${now} where id = any(${ids}::uuid[])`.execute(
    db,
  )
}

/** Sets the priority of jobs. */
export async function setPriority(
  db: Database,
  ids: readonly string[],
  priority: number,
  now: Date,
): Promise<void> {
  await sql`
    update job set priority = ${priority}, updated_at = ${now} where id = any(${ids}::uuid[])`.execute(db)
}
