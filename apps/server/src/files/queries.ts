import { sql } from 'kysely'
import type { Database } from '../db/index.ts'

/** Notes files as owned by no row. */
export async function insertUnownedFiles(db: Database, keys: readonly string[], since: Date): Promise<void> {
  await sql`
    insert into unowned_file (file_key, since) select distinct unnest(${keys}::text[]), ${since}::timestamptz
    on conflict (file_key) do nothing`.execute(db)
}

/** Strikes the notes of some files. @returns how many were noted */
export async function deleteUnownedFiles(db: Database, keys: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from unowned_file where file_key = any(${keys}::text[])`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Those of some files that are noted as owned by no row. */
export async function unownedAmong(db: Database, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('unowned_file')
    .select('file_key as key')
    .where('file_key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  return rows.map(row => row.key)
}

/** Files that nobody has owned since before a moment, oldest first. */
export async function unownedFilesSince(db: Database, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('unowned_file')
    .select('file_key as key')
    .where('since', '<', before)
    .orderBy('since')
    .limit(limit)
    .execute()
  return rows.map(row => row.key)
}
