import type { Database } from '../../../db/index.ts'

function workspaces(db: Database) {
  return db.selectFrom('workspace').select(['id', 'name', 'description', 'created_at as createdAt'])
}

/** A workspace as stored. */
export type WorkspaceRow = Awaited<ReturnType<typeof workspaceById>> & object

/** One workspace, whoever asks. */
export function workspaceById(db: Database, id: string) {
  return workspaces(db).where('id', '=', id).executeTakeFirst()
}

/** Some workspaces, by name. */
export async function workspacesByIds(db: Database, ids: readonly string[]) {
  if (ids.length === 0) return []
  return workspaces(db).where('id', 'in', ids).orderBy('name').orderBy('id').execute()
}

/** The workspace that was made first. */
export function oldestWorkspace(db: Database) {
  return workspaces(db)
    .select('demo_wanted as demoWanted')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Adds a workspace. */
export async function insertWorkspace(
  db: Database,
  {
    demoWanted = false,
    ...workspace
  }: { id: string; name: string; description: string; demoWanted?: boolean },
  now: Date,
): Promise<void> {
  await db
    .insertInto('workspace')
    .values({ ...workspace, demo_wanted: demoWanted, created_at: now })
    .execute()
}

/** Changes the given fields of a workspace. */
export async function updateWorkspaceRow(
  db: Database,
  id: string,
  fields: { name?: string | undefined; description?: string | undefined },
): Promise<void> {
  await db
    .updateTable('workspace')
    .set({
      id,
      ...(fields.name === undefined ? {} : { name: fields.name }),
      ...(fields.description === undefined ? {} : { description: fields.description }),
    })
    .where('id', '=', id)
    .execute()
}

/** Makes others who want to change the members of a workspace wait until this transaction ends. */
export async function lockWorkspace(db: Database, id: string): Promise<void> {
  await db.selectFrom('workspace').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}
