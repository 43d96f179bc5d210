import { sql } from 'kysely'
import type { Database } from '../db/index.ts'

const demoLock = 4242_0004

/**
 * Whether a workspace still wants its demo, and nobody else is making it; who asks makes it then.
 * @param connection one that stays open meanwhile: it holds the claim, and lets go of it however it ends
 */
export async function claimDemo(connection: Database, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select pg_try_advisory_lock(${demoLock}) as claimed`.execute(connection)
  if (!rows[0]?.claimed) return false
  const wanted = await connection
    .selectFrom('workspace')
    .select('id')
    .where('id', '=', workspaceId)
    .where('demo_wanted', '=', true)
    .executeTakeFirst()
  if (!wanted) await releaseDemo(connection)
  return wanted !== undefined
}

/** Lets others make demos. */
export async function releaseDemo(connection: Database): Promise<void> {
  await sql`select pg_advisory_unlock(${demoLock})`.execute(connection)
}

/** Notes that a workspace has its demo. */
export async function demoIsMade(db: Database, workspaceId: string): Promise<void> {
  await db.updateTable('workspace').set({ demo_wanted: false }).where('id', '=', workspaceId).execute()
}

/** Ids of projects of a workspace with this name and description. */
export async function projectsLike(
  db: Database,
  workspaceId: string,
  { name, description }: { name: string; description: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('project')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name)
    .where('description', '=', description)
    .execute()
  return rows.map(row => row.id)
}
