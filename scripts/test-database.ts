// A program: starts an embedded PostgreSQL for tests, prints its connection string, stops when its input closes.
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../apps/server/src/db/embedded/index.ts'

const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'gesso-test-server-'))
const log = { info: () => undefined, warn: console.warn }
// Fast rather than durable, with room for many tests at once.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }
const server = await startEmbeddedPostgres({ dataFolder, log, settings })
console.log(server.adminConnectionString)

// Ctrl-C in a terminal reaches this process as well as the tests; only the end of the tests counts.
process.on('SIGINT', () => undefined)
process.stdin.on('end', () => process.stdin.destroy()).on('close', stop)
process.stdin.resume()

async function stop(): Promise<void> {
  await server.stop()
  await rm(dataFolder, { recursive: true, force: true })
}
