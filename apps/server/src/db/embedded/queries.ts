import pg from 'pg'

/** How a server answered: it serves, it is starting or stopping, or nothing listens at its socket. */
export type Answer = 'serves' | 'busy' | 'absent'

/** Asks the server at a socket how it is. */
export async function answerAt(socketFolder: string): Promise<Answer> {
  const client = clientAt(socketFolder)
  try {
    await client.connect()
    return 'serves'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent'
    // cannot_connect_now; a server that goes away in the middle resets or ends the connection.
    if (code === '57P03' || code === 'ECONNRESET' || code === '') return 'busy'
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Creates the role and the database `gesso`, as far as they are missing. */
export async function ensureDatabase(socketFolder: string): Promise<void> {
  const client = clientAt(socketFolder)
  await client.connect()
  try {
    const roles = await client.query(`select 1 from pg_roles where rolname = 'gesso'`)
    // Not a superuser: a statement that somebody smuggles in must not reach the machine.
    if (roles.rowCount === 0) await client.query('create role gesso login')
    const databases = await client.query(`select 1 from pg_database where datname = 'gesso'`)
    if (databases.rowCount === 0) await client.query('create database gesso owner gesso')
  } finally {
    await client.end()
  }
}

function clientAt(socketFolder: string): pg.Client {
  const client = new pg.Client({
    host: socketFolder,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  })
  // A server that stops between connecting and ending says so by an event, which would end the process if unheard.
  client.on('error', () => undefined)
  return client
}
