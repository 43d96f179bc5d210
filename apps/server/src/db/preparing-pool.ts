import { createHash } from 'node:crypto'
import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { copiedOut, isCopyOut } from './copy-out.ts'

/** How often a text is used before its plan is kept: the count of JDBC's driver. */
const usesBeforeKept = 5
/** How many plans a connection keeps. */
const maxKept = 100
/** How many texts are counted at a time; those that are made anew for every call never come far. */
const maxCounted = 1000

/**
 * A pool for the query builder that prepares statements which come again, once on each connection: parsing and planning
 * the one that writes a change took a tenth of PostgreSQL's time for it.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const nameOf = namesOfFrequent()
  return {
    async connect() {
      const client = await pool.connect()
      let lost: Error | undefined
      const query = queryOf(client, nameOf, error => {
        lost = error
      })
      return { query, release: () => client.release(lost) }
    },
    end: () => pool.end(),
  }
}

/** @param onLost told when a statement fails with its connection, which nobody may be given any more */
function queryOf(
  client: pg.PoolClient,
  nameOf: (text: string) => string | undefined,
  onLost: (error: Error) => void,
) {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(
    text: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new Error('this pool reads no cursors')
    return answerOf<R>(client, { name: nameOf(text), text, values: [...values] }, onLost)
  }
  return query
}

/** PostgreSQL's own refusals leave the connection as it was, but for the fatal ones. */
function isLoss(error: Error): boolean {
  return !(error instanceof pg.DatabaseError) || error.severity === 'FATAL'
}

const commands = ['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'SELECT'] as const

/**
 * An answer in the words of the builder, which only asks whether rows were written. By a callback: a promise of the
 * client's own, once it is old, keeps the rows of every later one from the garbage collector's quick rounds.
 */
async function answerOf<R>(
  client: pg.PoolClient,
  config: pg.QueryConfig,
  onLost: (error: Error) => void,
): Promise<PostgresQueryResult<R>> {
  try {
    const { command, rowCount, rows } = await resultOf(client, config)
    return { command: commands.find(each => each === command) ?? 'SELECT', rowCount: rowCount ?? 0, rows }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (isLoss(error)) onLost(error)
    // It came with a reply: where it leads to is who asked.
    Error.captureStackTrace(error)
    throw error
  }
}

async function resultOf(
  client: pg.PoolClient,
  config: pg.QueryConfig,
): Promise<Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>> {
  if (isCopyOut(config.text))
    return { command: 'COPY', rowCount: 1, rows: [await copiedOut(client, config.text)] }
  return new Promise((resolve, reject) =>
    client.query(config, (error: Error | null, answer) => (error ? reject(error) : resolve(answer))),
  )
}

/** Gives texts a name as soon as they are frequent. */
function namesOfFrequent(): (text: string) => string | undefined {
  const uses = new Map<string, number>()
  const names = new Map<string, string>()
  return text => {
    const known = names.get(text)
    if (known !== undefined || names.size >= maxKept) return known
    const count = (uses.get(text) ?? 0) + 1
    if (count < usesBeforeKept) {
      if (uses.size >= maxCounted) uses.clear()
      uses.set(text, count)
      return undefined
    }
    uses.delete(text)
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
    names.set(text, name)
    return name
  }
}
