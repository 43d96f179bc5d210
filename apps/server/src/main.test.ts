import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { programArguments, testDatabase } from '@gesso/testing'

const program = programArguments(new URL('main.ts', import.meta.url))

/** A running program and what it has said. */
interface Started {
  readonly child: ChildProcess
  /** Settles when its output matches. @returns the match */
  says(words: RegExp): Promise<RegExpExecArray>
  /** Settles when it has ended. */
  readonly ended: Promise<{ code: number | null; output: string; errors: string }>
}

describe('the program', () => {
  let folder: string
  const started: ChildProcess[] = []
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gesso-main-'))
    // As root, PostgreSQL runs as another user, who must reach it.
    await chmod(folder, 0o755)
  })
  after(async () => {
    for (const child of started) child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  function start(env: Record<string, string>): Started {
    const child = spawn(process.execPath, program, {
      env: {
        PATH: process.env['PATH'],
        GESSO_DATA: join(folder, 'data'),
        GESSO_PORT: '0',
        GESSO_DEMO: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    started.push(child)
    let output = ''
    let errors = ''
    child.stderr?.on('data', text => {
      errors += text
    })
    const ended = new Promise<Awaited<Started['ended']>>(resolve =>
      child.once('close', code => resolve({ code, output, errors })),
    )
    const says = (words: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = () => {
          const match = words.exec(output)
          if (match) resolve(match)
        }
        look()
        child.stdout?.on('data', look)
        child.once('close', () =>
          reject(new Error(`it ended without saying ${words}:\n${output}\n${errors}`)),
        )
      })
    child.stdout?.prependListener('data', text => {
      output += text
    })
    return { child, says, ended }
  }

  async function assertRefuses(env: Record<string, string>, words: RegExp): Promise<void> {
    const { code, output, errors } = await start(env).ended
    assert.equal(code, 1)
    assert.match(errors, words)
    assert.doesNotMatch(errors, /\n\s+at |sesame/, 'no stack, no secret')
    assert.equal(output, '')
  }

  it('says which setting is wrong', async () => {
    await assertRefuses({ GESSO_PORT: 'http' }, /GESSO_PORT is "http"; it must be a port number/)
  })

  it('says that the data folder cannot be written', async () => {
    const place = join(folder, 'a-file')
    await writeFile(place, '')
    await assertRefuses({ GESSO_DATA: place }, /GESSO_DATA: the data folder .*a-file cannot be written/)
  })

  it('says what is wrong with the database that it was given', async () => {
    const database = await testDatabase([])
    const missing = database.connectionString.replace(/gesso_test_\w+/, 'gesso_missing')
    await assertRefuses({ DATABASE_URL: missing }, /there is no database "gesso_missing"/)
    await assertRefuses(
      { DATABASE_URL: 'postgres://me:sesame@127.0.0.1:1/gesso' },
      /DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)/,
    )
    await database.drop()
    const newer = await testDatabase([{ name: '2099-01-01-1-telepathy', sql: 'select 1' }])
    await assertRefuses(
      { DATABASE_URL: newer.connectionString },
      /used by a newer version of Gesso \(it has 2099-01-01-1-telepathy\); start that one/,
    )
    await newer.drop()
  })

  it('says that its port is in use, and by which setting to choose another', async () => {
    const database = await testDatabase([])
    const other = await listening()
    const address = other.address()
    assert.ok(typeof address === 'object' && address)
    await assertRefuses(
      { DATABASE_URL: database.connectionString, GESSO_PORT: String(address.port) },
      new RegExp(`Port ${address.port} on 127.0.0.1 is in use.*GESSO_PORT=${address.port + 1}`),
    )
    other.close()
    await database.drop()
  })

  it('prints where it is and one link that signs the owner in, and stops at Ctrl-C', async () => {
    const database = await testDatabase([])
    const { child, says, ended } = start({ DATABASE_URL: database.connectionString })
    const [, url = '', token = ''] = await says(
      /(http:\/\/127\.0\.0\.1:[1-9]\d+)\/sign-in#token=([\w-]{43})\n/,
    )
    await says(/Stop with Ctrl-C/)
    assert.equal((await fetch(`${url}/readyz`)).status, 200)
    const signIn = () =>
      fetch(`${url}/api/session`, { method: 'POST', body: JSON.stringify({ token }) }).then(
        ({ status }) => status,
      )
    assert.deepEqual([await signIn(), await signIn()], [200, 401])
    child.kill('SIGINT')
    const { code, output, errors } = await ended
    assert.deepEqual([code, errors], [0, ''])
    assert.equal(output.split('http://').length - 1, 2, 'where it is, and the link')
    await assert.rejects(fetch(`${url}/healthz`))
    await database.drop()
  })

  it('stops what it has started so far when Ctrl-C comes during the start', async () => {
    const { child, says, ended } = start({ GESSO_DATA: join(folder, 'early'), GESSO_LOG_STDOUT: '1' })
    const [, pid] = await says(/"pid":\d+,"hostname":"[^"]*","pid":(\d+),.*started PostgreSQL/)
    child.kill('SIGINT')
    const { code, output, errors } = await ended
    assert.deepEqual([code, errors], [0, ''])
    assert.doesNotMatch(output, /sign-in/)
    assert.throws(() => process.kill(Number(pid), 0), { code: 'ESRCH' })
  })

  it('ends at once at a second Ctrl-C, though a request is under way, and takes its database along', async () => {
    const { child, says, ended } = start({ GESSO_DATA: join(folder, 'stuck'), GESSO_LOG_STDOUT: '1' })
    const [, pid] = await says(/"pid":\d+,"hostname":"[^"]*","pid":(\d+),.*started PostgreSQL/)
    const [, url = ''] = await says(/(http:\/\/[\d.:]+)\/sign-in/)
    await says(/Stop with Ctrl-C/)
    const cut = assert.rejects(
      fetch(`${url}/api/session`, {
        method: 'POST',
        body: new ReadableStream({ start: controller => controller.enqueue(Buffer.from('{')) }),
        duplex: 'half',
      } as RequestInit),
    )
    await says(/"method":"POST","path":"\/api\/session"/)
    // An impatient person; the first half second counts as one and the same press.
    const pressing = setInterval(() => child.kill('SIGINT'), 50)
    const { code } = await ended
    clearInterval(pressing)
    assert.equal(code, 130)
    await cut
    while (runs(Number(pid))) await new Promise(setImmediate)
  })
})

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function listening(): Promise<Server> {
  const server = createServer()
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)))
}
