import type pg from 'pg'
import { secondsOf, shared } from './in-turns.ts'

/** A table whose rows are inserted again, and how many of them a statement takes. */
export interface Reinserted {
  readonly table: string
  readonly perStatement: number
}

/**
 * Deletes all rows of some tables and inserts the same ones again: into the same indexes and constraints, by `pg`, with
 * `unnest`, over some connections at once. A table comes after those that its foreign keys name.
 * @returns seconds
 */
export async function rawInsertion(
  pool: pg.Pool,
  tables: readonly Reinserted[],
  connections: number,
): Promise<number> {
  const taken = []
  for (const { table, perStatement } of tables.toReversed())
    taken.unshift({ perStatement, ...(await takeAll(pool, table)) })
  let seconds = 0
  for (const { rows, columns, sql, perStatement } of taken) {
    const insert = (batch: typeof rows) =>
      pool.query(
        sql,
        columns.map(column => batch.map(row => row[column])),
      )
    seconds += await secondsOf(() => shared(batched(rows, perStatement), insert, connections))
  }
  return seconds
}

async function takeAll(pool: pg.Pool, table: string) {
  const described = await pool.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const columns = described.rows.map(row => row.name)
  const asText = columns.map(column => `${column}::text as ${column}`).join(', ')
  const { rows } = await pool.query<Record<string, string | null>>(`select ${asText} from ${table}`)
  await pool.query(`delete from ${table}`)
  await pool.query(`vacuum full ${table}`)
  // What `unnest` gives of an array of arrays are no arrays: those come as text.
  const unnested = described.rows.map(
    ({ type }, at) => `$${at + 1}::text[]${isArray(type) ? '' : `::${type}[]`}`,
  )
  const values = described.rows.map(({ name, type }) => (isArray(type) ? `${name}::${type}` : name))
  const names = columns.join(', ')
  return {
    rows,
    columns,
    sql: `insert into ${table} (${names}) select ${values.join(', ')} from unnest(${unnested.join(', ')}) row (${names})`,
  }
}

function isArray(type: string): boolean {
  return type.endsWith('[]')
}

function batched<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
}
