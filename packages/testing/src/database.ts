import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { testServer } from './server.ts'

/** One step that brings an empty database towards today's schema. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** A database of one test's own. */
export interface TestDatabase {
  readonly connectionString: string
  /** Removes it, cutting whatever is still connected. */
  drop(): Promise<void>
}

/**
 * Makes a fresh database with all migrations in it, as a copy of a template that the first caller makes; the server is
 * the one of `GESSO_TEST_DATABASE_URL` (its user must be allowed to create databases) or an embedded one.
 * @param migrations in the order in which they run
 * @param finish does more to the template, once: give what is slow and the same for every test
 */
export async function testDatabase(
  migrations: readonly Migration[],
  finish?: (connectionString: string) => Promise<void>,
): Promise<TestDatabase> {
  const serverUrl = await testServer()
  const name = `gesso_test_${randomUUID().replaceAll('-', '')}`
  await withClient(serverUrl, async client => {
    const template = await templateOf(client, serverUrl, migrations, finish)
    await client.query(`create database ${name} template ${template}`)
  })
  return {
    connectionString: urlOf(serverUrl, name),
    drop: () =>
      withClient(serverUrl, async client => {
        await client.query(`drop database if exists ${name} with (force)`)
      }),
  }
}

const templateLock = 4242_0002

async function templateOf(
  client: pg.Client,
  serverUrl: string,
  migrations: readonly Migration[],
  finish: ((connectionString: string) => Promise<void>) | undefined,
): Promise<string> {
  const content = JSON.stringify([migrations, finish?.toString() ?? null])
  const template = `gesso_template_${createHash('sha256').update(content).digest('hex').slice(0, 16)}`
  await client.query('select pg_advisory_lock($1)', [templateLock])
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [template])
    if (found.rowCount) return template
    // Renamed when it is whole: one that was broken off is never copied.
    await client.query(`drop database if exists ${template}_draft with (force)`)
    await client.query(`create database ${template}_draft template template0`)
    await runMigrations(urlOf(serverUrl, `${template}_draft`), migrations)
    await finish?.(urlOf(serverUrl, `${template}_draft`))
    await client.query(`alter database ${template}_draft rename to ${template}`)
    return template
  } finally {
    await client.query('select pg_advisory_unlock($1)', [templateLock])
  }
}

// The table is the one in which the server notes what ran; it must find its own notes in a copy of the template.
const notes = `create table migration
  (name text constraint migration_pk primary key, ran_at timestamptz not null default now())`

async function runMigrations(url: string, migrations: readonly Migration[]): Promise<void> {
  await withClient(url, async client => {
    await client.query(notes)
    for (const { name, sql } of migrations) {
      await client.query(sql)
      await client.query('insert into migration (name) values ($1)', [name])
    }
  })
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

async function withClient<T>(connectionString: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
