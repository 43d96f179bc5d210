import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openOneConnection } from '../testing/one-connection.ts'
import type { Database } from './connection.ts'
import { CopiedRows, uuidIn } from './copy-out.ts'

describe('rows that are copied out', () => {
  let close: () => Promise<void>
  let db: Database
  before(async () => {
    ;({ db, close } = await openOneConnection())
  })
  after(() => close())

  /** Each field as the text of its bytes; null where there is none. */
  async function copied(select: string, from = db): Promise<(string | null)[][]> {
    const { rows } = await sql<Buffer>`${sql.raw(`copy (${select}) to stdout (format binary)`)}`.execute(from)
    assert.equal(rows.length, 1)
    const table: (string | null)[][] = []
    const read = new CopiedRows(rows[0] ?? Buffer.alloc(0))
    while (read.nextRow()) {
      const fields: (string | null)[] = []
      for (let field = 0; field < 2; field++)
        fields.push(read.nextField() ? read.bytes.toString('utf8', read.from, read.to) : null)
      table.push(fields)
    }
    return table
  }

  it('are none, few, with nothing in them, and many', async () => {
    assert.deepEqual(await copied(`select 'a', 'b' where false`), [])
    assert.deepEqual(await copied(`values ('ä', null), ('', E'\\n\\t')`), [
      ['ä', null],
      ['', '\n\t'],
    ])
    const many = await copied(`select n::text, repeat('x', n) from generate_series(1, 2000) n`)
    assert.equal(many.length, 2000)
    assert.ok(many.every(([n, text], index) => n === String(index + 1) && text === 'x'.repeat(index + 1)))
  })

  it('have uuids as 16 bytes', async () => {
    const id = '01a20349-dc7d-750e-9be8-15c2aa0a2b82'
    const { rows } = await sql<Buffer>`copy (select ${sql.lit(id)}::uuid) to stdout (format binary)`.execute(
      db,
    )
    const read = new CopiedRows(rows[0] ?? Buffer.alloc(0))
    assert.ok(read.nextRow() && read.nextField())
    assert.equal(uuidIn(read.bytes, read.from), id)
    assert.equal(read.nextRow(), false)
  })

  it('may be refused, also after some were sent, and the connection goes on', async () => {
    await assert.rejects(copied('select nothing'), { code: '42703' })
    await assert.rejects(copied(`select repeat('x', 1000), 1 / (5000 - n) from generate_series(1, 6000) n`), {
      code: '22012',
    })
    assert.deepEqual(await copied(`values ('a', 'b')`), [['a', 'b']])
  })

  it('end with a connection that is lost, which nobody is given again', async () => {
    await assert.rejects(copied('select pg_terminate_backend(pg_backend_pid()), 1'))
    assert.deepEqual(await copied(`values ('a', 'b')`), [['a', 'b']])
  })

  it('are those of the transaction that asks', async () => {
    await db.transaction().execute(async transaction => {
      await sql`create temporary table thing on commit drop as select 'a' as one, 'b' as two`.execute(
        transaction,
      )
      assert.deepEqual(await copied('select * from thing', transaction), [['a', 'b']])
    })
  })
})
