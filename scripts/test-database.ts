import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { startEmbeddedPostgres } from '../apps/server/src/db/embedded/index.ts'

/** An embedded PostgreSQL for tests, in a temporary folder. */
export interface TestServer {
  /** For the superuser. */
  readonly connectionString: string
  stop(): Promise<void>
}

/** Starts one that is fast rather than durable, with room for many tests at once. */
export async function startTestServer(): Promise<TestServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gesso-test-server-'))
  const log = { info: () => undefined, warn: console.warn }
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
  }
  const server = await startEmbeddedPostgres({ dataFolder: folder, log, settings })
  return {
    connectionString: server.adminConnectionString,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

// As a program: prints the connection string, and stops when its input closes.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = await startTestServer()
  console.log(server.connectionString)
  // Ctrl-C in a terminal reaches this process as well as the tests; only the end of the tests counts.
  process.on('SIGINT', () => undefined)
  process.stdin
    .resume()
    .on('close', () => void server.stop())
    .on('end', () => process.stdin.destroy())
}
