import { sql } from 'kysely'
import type { Database } from '../db/index.ts'

/** Asks the database for an answer. @throws when it gives none */
export async function askDatabase(db: Database): Promise<void> {
  await sql`select 1`.execute(db)
}
