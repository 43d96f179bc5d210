import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Api, createClient } from '@gesso/client'
import { freePort } from '@gesso/testing'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../apps/server/src/db/embedded/index.ts'

/** A built server in a process of its own, on an embedded PostgreSQL that the measure reaches too. */
export interface Stage {
  readonly url: string
  readonly key: string
  readonly api: Api
  readonly pool: pg.Pool
  /** folder of the files and the log */
  readonly folder: string
  readonly server: ChildProcess
  /** Stops the server and leaves the database. */
  stopServer(): Promise<void>
  close(): Promise<void>
}

const startScript = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))
const quiet = { info: () => undefined, warn: () => undefined }

/**
 * Starts a stage with an empty database and no demo.
 * @param settings of the server, beside those that every stage has
 */
export async function openStage(settings: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gesso-bench-'))
  // PostgreSQL runs as another user when this one is root, and has to get to its own folder.
  await chmod(folder, 0o711)
  const embedded = await startEmbeddedPostgres({ dataFolder: path.join(folder, 'database'), log: quiet })
  const pool = new pg.Pool({ connectionString: embedded.connectionString, max: 8 })
  // `end` lets go of connections before they are closed; PostgreSQL may be the one to close them.
  pool.on('error', () => undefined)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const key = `gesso_${randomBytes(24).toString('base64url')}`
  const server = spawn(process.execPath, [startScript], {
    env: {
      ...process.env,
      DATABASE_URL: embedded.connectionString,
      GESSO_DATA: path.join(folder, 'data'),
      GESSO_PORT: String(port),
      GESSO_ADMIN_KEY: key,
      GESSO_DEMO: '0',
      GESSO_LOG: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(`${url}/readyz`, server)
  const stopServer = async () => {
    if (server.exitCode !== null) return
    const closed = new Promise(resolve => server.once('close', resolve))
    server.kill('SIGINT')
    await closed
  }
  return {
    url,
    key,
    api: createClient({ baseUrl: url, apiKey: key }),
    pool,
    folder,
    server,
    stopServer,
    async close() {
      await stopServer()
      await pool.end()
      await embedded.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until a URL answers with success. */
export async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 4000; attempt++) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error(`${url} did not answer`)
}
