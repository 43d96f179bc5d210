import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import pg from 'pg'
import { StartError } from '../../start-error.ts'
import { clusterIn } from './cluster.ts'
import { gone, processesNamed, runs } from './processes.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'

const isRoot = process.getuid?.() === 0
const log = { info: () => undefined, warn: () => undefined }

let folder: string
let started: EmbeddedPostgres[]
let children: ChildProcess[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gesso-embedded-'))
  started = []
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const server of started) await server.stop()
  for (const pid of await serverProcesses()) process.kill(pid, 'SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

describe('starting the embedded PostgreSQL', () => {
  it('makes a cluster whose database belongs to an ordinary role', async () => {
    const server = await start({})
    assert.equal(server.adopted, false)
    const rows = await ask(
      server.connectionString,
      `select current_database() as database, current_user as role, current_setting('is_superuser') as super,
        pg_encoding_to_char(encoding) as encoding, datlocale as locale, current_setting('data_checksums') as checksums,
        current_setting('fsync') as fsync from pg_database where datname = current_database()`,
    )
    const expected = { database: 'gesso', role: 'gesso', super: 'off', encoding: 'UTF8', locale: 'C.UTF-8' }
    assert.deepEqual(rows, [{ ...expected, checksums: 'on', fsync: 'on' }])
  })

  it('listens on no port, and on a socket that nobody else may open', async () => {
    const server = await start()
    const rows = await ask(server.connectionString, `select current_setting('listen_addresses') as addresses`)
    assert.deepEqual(rows, [{ addresses: '' }])
    assert.equal((await stat(path.join(folder, 'socket'))).mode & 0o777, 0o700)
    assert.equal((await stat(path.join(folder, 'postgres.log'))).mode & 0o777, 0o600)
  })

  it('keeps its rows from one start to the next, and leaves no process between them', async () => {
    const first = await start()
    await ask(first.connectionString, 'create table kept (id int)')
    await first.stop()
    assert.deepEqual(await serverProcesses(), [])
    const second = await start()
    assert.equal(second.adopted, false)
    assert.deepEqual(await ask(second.connectionString, 'select count(*)::int as count from kept'), [
      { count: 0 },
    ])
  })

  it('runs as somebody other than root', async () => {
    const server = await start()
    const { uid } = await stat(path.join(folder, 'postgres'))
    assert.notEqual(uid, 0)
    assert.equal(uid, isRoot ? 65534 : process.getuid?.())
    assert.ok(await runs(server.pid))
  })

  it('starts over when making the cluster was broken off', async () => {
    await mkdir(path.join(folder, 'postgres.new'))
    await writeFile(path.join(folder, 'postgres.new', 'PG_VERSION'), '18\n')
    const server = await start()
    assert.deepEqual(await ask(server.connectionString, 'select 1 as one'), [{ one: 1 }])
  })

  it('puts the socket into a short folder where the data folder has a long name', async () => {
    await chmod(folder, 0o755)
    const long = path.join(folder, 'x'.repeat(100))
    const server = await start({ fsync: 'off' }, long)
    const socketFolder = new URL(server.connectionString).searchParams.get('host') ?? ''
    assert.ok(socketFolder.startsWith(os.tmpdir()) && socketFolder.length < 80, socketFolder)
    assert.equal((await stat(socketFolder)).mode & 0o777, 0o700)
    assert.deepEqual(await ask(server.connectionString, 'select 1 as one'), [{ one: 1 }])
  })

  it('says which folder is in the way of the user that PostgreSQL runs as', async () => {
    const closed = path.join(folder, 'closed')
    await mkdir(closed)
    await chmod(folder, 0o755)
    await chmod(closed, 0o700)
    const inside = path.join(closed, 'data')
    if (isRoot) await assert.rejects(start({ fsync: 'off' }, inside), saying(`may not pass ${closed}`))
    else assert.ok((await start({ fsync: 'off' }, inside)).pid)
  })

  it('refuses data of another major version', async () => {
    await mkdir(path.join(folder, 'postgres'))
    await writeFile(path.join(folder, 'postgres', 'PG_VERSION'), '17\n')
    await assert.rejects(start(), saying('data of PostgreSQL 17'))
  })

  it('tells the end of the log when PostgreSQL does not start, and gives the folder free', async () => {
    await assert.rejects(
      start({ fsync: 'off', shared_buffers: 'plenty' }),
      saying('invalid value for parameter'),
    )
    assert.ok((await start()).pid)
  })

  it('stops at once when it is told to before it began', async () => {
    const reason = new Error('enough')
    const signal = AbortSignal.abort(reason)
    await assert.rejects(startEmbeddedPostgres({ dataFolder: folder, log, signal }), reason)
    assert.deepEqual(await serverProcesses(), [])
  })
})

describe('two programs on one data folder', () => {
  it('refuses a second start in the same process', async () => {
    await start()
    await assert.rejects(start(), saying('in use by this process'))
  })

  it('refuses a start beside another process, naming its pid', async () => {
    const { child } = await startElsewhere()
    await assert.rejects(start(), saying(`in use by process ${child.pid}`))
  })

  it('takes over a lock whose pid has gone to another process', async () => {
    await writeFile(path.join(folder, 'gesso.lock'), JSON.stringify({ pid: process.ppid, birth: 'long ago' }))
    assert.ok((await start()).pid)
  })

  it('takes over a lock that cannot be read', async () => {
    await writeFile(path.join(folder, 'gesso.lock'), '')
    assert.ok((await start()).pid)
  })

  it('lets exactly one of several starts win a stale lock', async () => {
    await (await start()).stop()
    await writeFile(path.join(folder, 'gesso.lock'), JSON.stringify({ pid: process.ppid, birth: 'long ago' }))
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => start()))
    assert.equal(results.filter(result => result.status === 'fulfilled').length, 1)
  })
})

describe('after a kill -9', () => {
  it('adopts the server that the killed process left running, and stops it', async () => {
    const { child, pid } = await startElsewhere()
    await kill(child)
    const server = await start()
    assert.deepEqual({ adopted: server.adopted, pid: server.pid }, { adopted: true, pid })
    assert.deepEqual(await ask(server.connectionString, 'select 1 as one'), [{ one: 1 }])
    await server.stop()
    assert.deepEqual(await serverProcesses(), [])
  })

  it('replaces an orphan whose socket was swept away', async () => {
    const { child, pid } = await startElsewhere()
    await kill(child)
    await rm(path.join(folder, 'socket', '.s.PGSQL.5432'))
    const server = await start()
    assert.equal(server.adopted, false)
    assert.equal(await runs(pid), false)
  })

  it('recovers when PostgreSQL itself was killed, with every committed row', async () => {
    const first = await start({})
    await ask(first.connectionString, 'create table kept as select generate_series(1, 1000) as id')
    process.kill(first.pid, 'SIGKILL')
    assert.ok(await gone(first.pid, 10_000))
    await first.stop()
    const second = await start({})
    assert.deepEqual(await ask(second.connectionString, 'select count(*)::int as count from kept'), [
      { count: 1000 },
    ])
  })

  it('starts although the pid that PostgreSQL noted has gone to another process', async () => {
    await (await start()).stop()
    // A process of another user would not count: PostgreSQL may not signal it.
    const { uid, gid } = await stat(path.join(folder, 'postgres'))
    const stranger = spawn('sleep', ['600'], isRoot ? { uid, gid } : {})
    children.push(stranger)
    const places = [path.join(folder, 'postgres'), 1, 5432, path.join(folder, 'socket')]
    const note = [stranger.pid, ...places, '', '', 'ready']
    await writeFile(path.join(folder, 'postgres', 'postmaster.pid'), `${note.join('\n')}\n`)
    assert.ok((await start()).pid)
  })
})

/** Starts without fsync, unless told otherwise: these tests cut no power. */
async function start(settings: Record<string, string> = { fsync: 'off' }, dataFolder = folder) {
  const server = await startEmbeddedPostgres({ dataFolder, log, settings })
  started.push(server)
  return server
}

/** Starts in a node of its own, which then waits to be killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; pid: number }> {
  const code = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./start.ts', import.meta.url).href)}
    const log = { info: () => undefined, warn: () => undefined }
    const options = { dataFolder: ${JSON.stringify(folder)}, log, settings: { fsync: 'off' } }
    const server = await startEmbeddedPostgres(options)
    process.stdout.write(String(server.pid))
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [answer] = await once(child.stdout, 'data')
  return { child, pid: Number(answer) }
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

async function serverProcesses(): Promise<number[]> {
  const { name, folder: pgFolder } = clusterIn(folder, { uid: 0, gid: 0 })
  return processesNamed([`${pgFolder} `, `postgres: ${name}: `])
}

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

function saying(words: string) {
  return (error: unknown) => {
    assert.ok(error instanceof StartError, String(error))
    assert.ok(error.message.includes(words), error.message)
    return true
  }
}
