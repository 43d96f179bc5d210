import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Api, createClient } from '@gesso/client'
import pg from 'pg'

/** `npm start` as a program that can be killed. */
export interface Program {
  readonly url: string
  readonly key: string
  readonly api: Api
  readonly process: ChildProcess
  /** Waits for the link that signs the owner in, as it is printed. */
  signInLink(): Promise<string>
  /** Waits until the server answers that it is ready. */
  ready(): Promise<void>
  /** Runs a statement in the program's own database, past the program. */
  sql(statement: string, values?: readonly unknown[]): Promise<void>
  /** Sends SIGKILL to the server, and to PostgreSQL too when asked. @returns the server's pid */
  kill(withDatabase: boolean): Promise<number>
  stop(): Promise<void>
}

const startScript = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url))
const patienceMs = 60_000

/**
 * Starts Gesso as a user does, in a data folder, on a free port, with an API key of its own and without the demo.
 * @param env settings over these
 */
export async function startProgram(dataFolder: string, env: Record<string, string> = {}): Promise<Program> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const key = `gesso_${randomBytes(24).toString('base64url')}`
  const { DATABASE_URL: _, ...inherited } = process.env
  const settings = {
    GESSO_DATA: dataFolder,
    GESSO_PORT: String(port),
    GESSO_ADMIN_KEY: key,
    GESSO_DEMO: '0',
    ...env,
  }
  const child = spawn(process.execPath, [startScript], {
    env: { ...inherited, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const link = linkIn(child)
  return {
    url,
    key,
    api: createClient({ baseUrl: url, apiKey: key }),
    process: child,
    signInLink: () => link,
    ready: () => readyWithin(url, child),
    sql: (statement, values = []) => runStatement(dataFolder, statement, values),
    async kill(withDatabase) {
      const pid = await serverPid(dataFolder)
      if (withDatabase) process.kill(await databasePid(dataFolder), 'SIGKILL')
      process.kill(pid, 'SIGKILL')
      await gone(pid)
      return pid
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const closed = new Promise(resolve => child.once('close', resolve))
      child.kill('SIGINT')
      await closed
    },
  }
}

/** Reads what the program prints until the link comes; reading goes on, or the program would block. */
function linkIn(child: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise(resolve => {
    child.stdout?.on('data', chunk => {
      printed = (printed + String(chunk)).slice(-10_000)
      const [link] = /https?:\/\/\S+#token=\S+/.exec(printed) ?? []
      if (link) resolve(link)
    })
  })
}

async function runStatement(
  dataFolder: string,
  statement: string,
  values: readonly unknown[],
): Promise<void> {
  const client = new pg.Client({ host: path.join(dataFolder, 'socket'), user: 'gesso', database: 'gesso' })
  await client.connect()
  try {
    await client.query(statement, [...values])
  } finally {
    await client.end()
  }
}

async function serverPid(dataFolder: string): Promise<number> {
  const lock: unknown = JSON.parse(await readFile(path.join(dataFolder, 'gesso.lock'), 'utf8'))
  if (typeof lock === 'object' && lock !== null && 'pid' in lock && typeof lock.pid === 'number')
    return lock.pid
  throw new Error('gesso.lock names no process')
}

async function databasePid(dataFolder: string): Promise<number> {
  const [pid] = (await readFile(path.join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return Number(pid)
}

async function readyWithin(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the program ended with code ${child.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`the server was not ready within ${patienceMs} ms`)
}

async function gone(pid: number): Promise<void> {
  while (alive(pid)) await new Promise(resolve => setTimeout(resolve, 10))
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A TCP port that is free at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
