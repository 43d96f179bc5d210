import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import pg from 'pg'
import { testDatabase } from './database.ts'

const migrations = [
  { name: '2026-01-01-fruit', sql: 'create table fruit (name text constraint fruit_pk primary key)' },
  { name: '2026-01-02-apple', sql: `insert into fruit values ('apple')` },
]
const opened: { drop(): Promise<void> }[] = []

after(async () => {
  for (const database of opened) await database.drop()
})

describe('a test database', () => {
  it('has every migration, noted as run', async () => {
    const database = await open()
    assert.deepEqual(await ask(database, 'select name from fruit'), [{ name: 'apple' }])
    assert.deepEqual(await ask(database, 'select name from migration order by name'), [
      { name: '2026-01-01-fruit' },
      { name: '2026-01-02-apple' },
    ])
  })

  it('is seen by nobody else, however many are made at once', async () => {
    const databases = await Promise.all([1, 2, 3, 4].map(open))
    for (const database of databases) await ask(database, `insert into fruit values ('pear')`)
    for (const database of databases) {
      assert.deepEqual(await ask(database, 'select count(*)::int as count from fruit'), [{ count: 2 }])
    }
  })

  it('is finished by what the caller adds, once for all copies', async () => {
    const finish = async (url: string) => void (await ask(url, `insert into fruit values ('fig')`))
    const [one, other] = [await testDatabase(migrations, finish), await testDatabase(migrations, finish)]
    opened.push(one, other)
    const expected = [{ name: 'apple' }, { name: 'fig' }]
    for (const { connectionString } of [one, other]) {
      assert.deepEqual(await ask(connectionString, 'select name from fruit order by name'), expected)
    }
  })

  it('is gone when it is dropped, even with somebody connected', async () => {
    const database = await testDatabase(migrations)
    const client = new pg.Client({ connectionString: database.connectionString })
    client.on('error', () => undefined)
    await client.connect()
    await database.drop()
    await assert.rejects(ask(database.connectionString, 'select 1'), /does not exist/)
    await client.end().catch(() => undefined)
  })

  it('leaves nothing to copy when a migration fails', async () => {
    const broken = [...migrations, { name: '2026-01-03-broken', sql: 'select nothing from nowhere' }]
    await assert.rejects(testDatabase(broken), /nowhere/)
    await assert.rejects(testDatabase(broken), /nowhere/)
  })
})

async function open(): Promise<string> {
  const database = await testDatabase(migrations)
  opened.push(database)
  return database.connectionString
}

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}
