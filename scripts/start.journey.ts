import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { processesNamed } from '../apps/server/src/db/embedded/processes.ts'
import { root } from './files.ts'

let folder: string
let children: ChildProcess[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gesso-start-'))
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const pid of await processesNamed([`${folder}/`])) process.kill(pid, 'SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

describe('npm start', () => {
  it('serves on a fresh folder, prints one link, and Ctrl-C leaves nothing running', async () => {
    const { child, url, words } = await serve()
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    assert.equal(words.match(/https?:\/\/\S+token=/g)?.length, 1, words)
    assert.equal(await end(child, 'SIGINT'), 0)
    assert.deepEqual(await processesNamed([`${folder}/`]), [])
  })

  it('serves again after a kill -9', async () => {
    const first = await serve()
    await end(first.child, 'SIGKILL')
    const second = await serve()
    assert.equal((await fetch(`${second.url}/healthz`)).status, 200)
    assert.equal(await end(second.child, 'SIGTERM'), 0)
    assert.deepEqual(await processesNamed([`${folder}/`]), [])
  })

  it('starts the server again by itself when it is killed', async () => {
    const { child, url } = await serve()
    const killed = await serverPid()
    process.kill(killed, 'SIGKILL')
    for await (const piece of child.stdout.iterator({ destroyOnReturn: false }))
      if (String(piece).includes('serves again')) break
    assert.notEqual(await serverPid(), killed)
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    assert.equal(await end(child, 'SIGINT'), 0)
    assert.deepEqual(await processesNamed([`${folder}/`]), [])
  })

  it('refuses a folder that another one serves, in words and without a stack', async () => {
    await serve()
    const holder = await serverPid()
    const second = start(await freePort())
    const complaint = await text(second.stderr)
    assert.equal(await exitOf(second), 1)
    assert.match(complaint, new RegExp(`in use by process ${holder}`))
    assert.doesNotMatch(complaint, /\n\s+at /)
  })
})

function start(port: number) {
  const env = {
    ...process.env,
    GESSO_DATA: folder,
    GESSO_PORT: String(port),
    GESSO_DEMO: '0',
    DATABASE_URL: '',
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  children.push(child)
  return child
}

/** The process that holds the data folder. */
async function serverPid(): Promise<number> {
  const lock: unknown = JSON.parse(await readFile(path.join(folder, 'gesso.lock'), 'utf8'))
  assert(typeof lock === 'object' && lock !== null && 'pid' in lock && typeof lock.pid === 'number')
  return lock.pid
}

/** Starts, and waits until it has said where it is. */
async function serve() {
  const port = await freePort()
  const child = start(port)
  let words = ''
  const complaint = text(child.stderr)
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    words += piece
    if (words.includes('Ctrl-C')) return { child, words, url: `http://127.0.0.1:${port}` }
  }
  throw new Error(`It ended before it served: ${words}${await complaint}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  // A terminal sends Ctrl-C to the whole group of processes.
  if (signal === 'SIGINT' && child.pid !== undefined) process.kill(-child.pid, signal)
  else child.kill(signal)
  return exitOf(child)
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
