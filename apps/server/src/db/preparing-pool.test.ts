import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openOneConnection } from '../testing/one-connection.ts'
import type { Database } from './connection.ts'

describe('a pool that prepares', () => {
  let close: () => Promise<void>
  let db: Database
  before(async () => {
    ;({ db, close } = await openOneConnection())
  })
  after(() => close())

  async function prepared(): Promise<string[]> {
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like '%as asked%' order by statement`.execute(
      db,
    )
    return rows.map(row => row.statement)
  }

  it('keeps the plan of what comes again, and of nothing else', async () => {
    for (let count = 0; count < 8; count++) {
      const { rows } = await sql<{ asked: number }>`select ${count}::integer as asked`.execute(db)
      assert.deepEqual(rows, [{ asked: count }])
      await sql`select ${count}::integer as asked, ${sql.lit(count)}`.execute(db)
    }
    assert.deepEqual(await prepared(), ['select $1::integer as asked'])
  })

  it('goes on after a statement that fails, in a transaction too', async () => {
    for (let count = 0; count < 8; count++) {
      const divided = db.transaction().execute(async transaction => {
        await sql`select 1 / ${count % 2}::integer as "as asked"`.execute(transaction)
      })
      if (count % 2) await divided
      else await assert.rejects(divided, { code: '22012' })
    }
    assert.equal((await prepared()).length, 2)
  })

  it('gives nobody a connection that was lost', async () => {
    for (let count = 0; count < 8; count++) {
      await assert.rejects(sql`select pg_terminate_backend(pg_backend_pid())`.execute(db))
      assert.equal((await sql`select 1 as one`.execute(db)).rows.length, 1)
    }
  })

  it('tells how many rows were written', async () => {
    await sql`create table thing (id integer)`.execute(db)
    const made = await sql`insert into thing select generate_series(1, 3)`.execute(db)
    assert.equal(made.numAffectedRows, 3n)
    assert.equal((await sql`delete from thing where id > 1`.execute(db)).numAffectedRows, 2n)
  })
})
