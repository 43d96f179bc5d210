import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

const firstStartLock = 4242_0003

/** Makes another server that starts at the same time wait until this transaction ends. */
export async function lockFirstStart(transaction: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${firstStartLock})`.execute(transaction)
}
