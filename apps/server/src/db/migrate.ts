import type pg from 'pg'
import { StartError } from '../start-error.ts'
import { migrations } from './migrations.gen.ts'

const migrationLock = 4242_0001

/**
 * Brings the database up to date: every dated migration that has not run yet, in order, each in its own transaction.
 * Several servers may start at once; one migrates, the others wait.
 * @returns the names of those that ran
 * @throws StartError when PostgreSQL is too old, or the database was used by a newer version of Gesso
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    await refuseOld(client)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(
      'create table if not exists migration (name text constraint migration_pk primary key, ran_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from migration order by name')
    refuseNewer(rows.map(row => row.name))
    const ran = new Set(rows.map(row => row.name))
    const missing = migrations.filter(migration => !ran.has(migration.name))
    for (const migration of missing) await runOne(client, migration)
    return missing.map(migration => migration.name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined)
    client.release()
  }
}

async function runOne(client: pg.PoolClient, migration: { name: string; sql: string }): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into migration (name) values ($1)', [migration.name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed; nothing of it was kept`, { cause: error })
  }
}

/** PostgreSQL says 150004 for 15.4. */
const oldestServer = 150_000

async function refuseOld(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  )
  const [server] = rows
  if (server && server.number < oldestServer)
    throw new StartError(`DATABASE_URL: PostgreSQL ${server.name} is too old; Gesso needs 15 or later`)
}

function refuseNewer(ran: string[]): void {
  const known = new Set(migrations.map(migration => migration.name))
  const unknown = ran.filter(name => !known.has(name))
  if (unknown.length > 0)
    throw new StartError(
      `This database was used by a newer version of Gesso (it has ${unknown.join(', ')}); start that one`,
    )
}
