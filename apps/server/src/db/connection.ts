import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { preparingPool } from './preparing-pool.ts'
import type { Schema } from './schema.ts'

/** The database, or a transaction in it. */
export type Database = Kysely<Schema>

/**
 * Opens a pool on a PostgreSQL.
 * @param connection a connection string, or host (folder of a unix socket), user and database
 */
export function openPool(connection: pg.PoolConfig, log: Logger): pg.Pool {
  const pool = new pg.Pool({ max: 10, application_name: 'gesso', ...connection })
  pool.on('error', error => log.warn({ err: error }, 'a database connection was lost'))
  // The pool hears only of idle clients; one that is lost at work, with nobody listening, would end the process.
  pool.on('connect', client => {
    client.on('error', error => log.debug({ err: error }, 'a database connection was lost at work'))
  })
  return pool
}

/** The typed query builder over a pool. */
export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) })
}
