import { testDatabase } from '@gesso/testing'
import { type Database, openDatabase, openPool } from '../db/index.ts'
import { openLog } from '../logger.ts'

/** A fresh database without tables, by one connection. */
export interface OneConnection {
  readonly db: Database
  /** Closes the connection and drops the database. */
  close(): Promise<void>
}

/** Opens a fresh database by a connection that all statements share; close it when done. */
export async function openOneConnection(): Promise<OneConnection> {
  const database = await testDatabase([])
  const pool = openPool({ connectionString: database.connectionString, max: 1 }, openLog('silent'))
  return {
    db: openDatabase(pool),
    async close() {
      await pool.end()
      await database.drop()
    },
  }
}
