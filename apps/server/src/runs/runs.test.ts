import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { AppError } from '@gesso/core'
import { type TestDatabase, testDatabase } from '@gesso/testing'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Context } from '../context.ts'
import { openDatabase, openPool } from '../db/index.ts'
import { migrations } from '../db/migrations.gen.ts'
import type { Actor } from '../resources/access/index.ts'
import { type Stack, startStack } from '../testing/stack.ts'
import { cancelRun, findRun, listRuns, presentRun, type RunKind, startRun, startWorker } from './index.ts'
import type { RunState } from './queries.ts'

const pace = { beatMs: 5, silentMs: 60_000, sweepMs: 20 }

interface Hall {
  readonly pool: pg.Pool
  readonly context: Context
  readonly actor: Actor
  readonly projectId: string
  readonly workspaceId: string
  start(): Promise<void>
  stop(): Promise<void>
}

/** A kind that does what a test says. */
function kindOf(run: RunKind<{ word?: string }>['run'], name = 'test'): RunKind<{ word?: string }> {
  const parse = (input: unknown) => {
    if (typeof input !== 'object' || input === null)
      throw new AppError('invalid_input', { field: 'input', problem: 'must be an object' })
    return input
  }
  return { name, capability: 'export', parse, run }
}

const untilStopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

describe('runs', () => {
  let stack: Stack
  const closers: (() => Promise<void>)[] = []
  before(async () => {
    stack = await startStack()
  })
  after(async () => {
    for (const close of closers.reverse()) await close()
    await stack.close()
  })

  const open = async (kinds: readonly RunKind[]): Promise<Hall> => {
    const database: TestDatabase = await testDatabase(migrations)
    closers.push(database.drop)
    const pool: pg.Pool = openPool({ connectionString: database.connectionString }, stack.context.log)
    closers.push(() => pool.end())
    const db = openDatabase(pool)
    const worker = await startWorker(pool, stack.context.log, kinds, pace)
    closers.push(worker.stop)
    const context: Context = { ...stack.context, db, runs: worker }
    const [workspaceId, projectId] = [randomUUID(), randomUUID()]
    await sql`insert into workspace (id, name, created_at) values (${workspaceId}, 'w', now())`.execute(db)
    await sql`insert into project (id, workspace_id, name, content_type, created_at, updated_at)
      values (${projectId}, ${workspaceId}, 'p', 'IMAGES', now(), now())`.execute(db)
    const actor: Actor = {
      id: randomUUID(),
      kind: 'key',
      name: 'key',
      grants: new Map([[workspaceId, 'Supervisor']]),
    }
    return {
      pool,
      context,
      actor,
      projectId,
      workspaceId,
      start: () => worker.start(context),
      stop: worker.stop,
    }
  }
  const begin = (hall: Hall, input: unknown = {}, kind = 'test') =>
    startRun(hall.context, hall.actor, kind, hall.projectId, input)
  const reaches = async (hall: Hall, runId: string, ...states: RunState[]) => {
    for (;;) {
      const run = await findRun(hall.context, hall.actor, runId)
      if (states.includes(run.state)) return run
      assert.ok(['queued', 'running'].includes(run.state), `it became ${run.state}: ${run.error}`)
    }
  }
  const attemptsOf = async (hall: Hall, runId: string) => {
    const { rows } = await sql<{ attempts: number }>`select attempts from run where id = ${runId}`.execute(
      hall.context.db,
    )
    return rows[0]?.attempts
  }

  it('refuses two kinds of one name, kinds that are not there, and input that the kind refuses', async () => {
    const kind = kindOf(async () => ({ result: {} }))
    await assert.rejects(open([kind, kind]), /one name: test, test/)
    const hall = await open([kind])
    await assert.rejects(begin(hall, {}, 'other'), { code: 'not_found' })
    await assert.rejects(begin(hall, 'x'), { code: 'invalid_input' })
    assert.equal((await listRuns(hall.context, hall.actor, hall.projectId, {})).total, 0)
  })

  it('are not for those outside the workspace, nor started by those who may only label, who cancel their own', async () => {
    const hall = await open([kindOf(async () => ({ result: {} }))])
    const run = await begin(hall)
    const stranger = { ...hall.actor, grants: new Map([[randomUUID(), 'Owner' as const]]) }
    const demoted = { ...hall.actor, grants: new Map([[hall.workspaceId, 'Labeller' as const]]) }
    const labeller = { ...demoted, id: randomUUID() }
    const { context } = hall
    await assert.rejects(findRun(context, stranger, run.id), { code: 'not_found' })
    await assert.rejects(cancelRun(context, stranger, run.id), { code: 'not_found' })
    await assert.rejects(listRuns(context, stranger, hall.projectId, {}), { code: 'not_found' })
    await assert.rejects(begin({ ...hall, actor: labeller }), { code: 'forbidden' })
    await assert.rejects(cancelRun(context, labeller, run.id), { code: 'forbidden' })
    assert.equal(presentRun(context, labeller, run).cancellable, false)
    assert.equal((await findRun(context, labeller, run.id)).state, 'queued')
    assert.equal(presentRun(context, demoted, run).cancellable, true)
    const cancelled = await cancelRun(context, demoted, run.id)
    assert.deepEqual(
      [cancelled.state, presentRun(context, demoted, cancelled).cancellable],
      ['cancelled', false],
    )
  })

  it('do what was asked, say how far they are in whole numbers, and group what they warn of', async () => {
    const hall = await open([
      kindOf(async (_context, { input, projectId, startedBy }, control) => {
        for (let count = 1; count <= 30; count++) control.warn('left out', [`label ${count}`])
        control.warn('changed', ['a', 'b'], 7)
        control.progress(30.5, 37.25)
        return { result: { word: input.word, projectId, startedBy } }
      }),
    ])
    await hall.start()
    const { id } = await begin(hall, { word: 'hello' })
    const run = await reaches(hall, id, 'done')
    const { projectId, actor } = hall
    assert.deepEqual(run.result, { word: 'hello', projectId, startedBy: actor.id })
    assert.deepEqual([run.done, run.total, run.error], [30, 37, null])
    assert.deepEqual(
      run.warnings.map(({ message, count, examples }) => [message, count, examples.length]),
      [
        ['left out', 30, 20],
        ['changed', 7, 2],
      ],
    )
    const page = await listRuns(hall.context, actor, projectId, { kind: 'test', limit: 1 })
    assert.deepEqual([page.total, page.next, page.items[0]?.id], [1, null, id])
    assert.equal(presentRun(hall.context, actor, run).downloadUrl, null)
  })

  it('fail with words for people, and without our own troubles', async () => {
    const hall = await open([
      kindOf(async (_context, { input }) => {
        if (input.word) throw new AppError('file_empty', { name: input.word })
        throw new Error('select secret from somewhere')
      }),
    ])
    await hall.start()
    const { id: told } = await begin(hall, { word: 'a.jpg' })
    assert.equal((await reaches(hall, told, 'failed')).error, 'a.jpg is empty (0 bytes)')
    const { id: untold } = await begin(hall)
    assert.equal(
      (await reaches(hall, untold, 'failed')).error,
      `The server failed; the log has run ${untold}`,
    )
  })

  it('settle in the transaction that ends them: when that fails, nothing holds', async () => {
    const hall = await open([
      kindOf(async () => ({
        result: {},
        async settle(transaction) {
          await sql`update project set name = 'settled'`.execute(transaction)
          throw new Error('no')
        },
      })),
    ])
    await hall.start()
    const { id } = await begin(hall)
    await reaches(hall, id, 'failed')
    const { rows } = await sql<{ name: string }>`select name from project`.execute(hall.context.db)
    assert.deepEqual(rows, [{ name: 'p' }])
  })

  it('end at once when cancelled while they wait, soon when under way, and cannot be cancelled twice', async () => {
    const hall = await open([kindOf((_context, _run, { signal }) => untilStopped(signal))])
    const { id: waiting } = await begin(hall)
    assert.equal((await cancelRun(hall.context, hall.actor, waiting)).state, 'cancelled')
    await hall.start()
    const { id: active } = await begin(hall)
    await reaches(hall, active, 'running')
    await cancelRun(hall.context, hall.actor, active)
    const run = await reaches(hall, active, 'cancelled')
    assert.ok(run.endedAt)
    await assert.rejects(cancelRun(hall.context, hall.actor, active), { code: 'run_not_cancellable' })
    assert.equal((await findRun(hall.context, hall.actor, waiting)).startedAt, null)
  })

  it('wait again when the server stops, and are done by the next', async () => {
    let stops = true
    const kind = kindOf(async (_context, _run, { signal }) =>
      stops ? untilStopped(signal) : { result: { done: true } },
    )
    const hall = await open([kind])
    await hall.start()
    const { id } = await begin(hall)
    await reaches(hall, id, 'running')
    await hall.stop()
    assert.equal((await findRun(hall.context, hall.actor, id)).state, 'queued')
    assert.equal(await attemptsOf(hall, id), 0)
    stops = false
    await another(hall, kind)
    assert.deepEqual((await reaches(hall, id, 'done')).result, { done: true })
  })

  it('of dead workers are taken up again, though the queue holds them locked, and given up the third time', async () => {
    const kind = kindOf(async () => ({ result: {} }))
    const hall = await open([kind])
    const [once, often] = [(await begin(hall)).id, (await begin(hall)).id]
    const { db } = hall.context
    await sql`update run set state = 'running', worker = 'dead', heartbeat_at = now() - interval '1 hour',
      attempts = case when id = ${often} then 3 else 1 end`.execute(db)
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'`.execute(db)
    await hall.start()
    await reaches(hall, once, 'done')
    assert.equal(await attemptsOf(hall, once), 2)
    const given = await reaches(hall, often, 'failed')
    assert.equal(given.error, 'The server ended in the middle of it 3 times')
    const { rows } = await sql`select from graphile_worker._private_jobs where locked_by = 'dead'`.execute(db)
    assert.equal(rows.length, 0)
  })

  it('are left alone by a worker that was taken for dead', async () => {
    let heard = (_why: unknown) => {}
    const reason = new Promise(resolve => {
      heard = resolve
    })
    const hall = await open([
      kindOf(async (_context, _run, { signal }) => {
        await untilStopped(signal).catch(heard)
        return { result: { late: true } }
      }),
    ])
    await hall.start()
    const { id } = await begin(hall)
    await reaches(hall, id, 'running')
    await sql`update run set attempts = attempts + 1, state = 'done', result = '{"in": "time"}'`.execute(
      hall.context.db,
    )
    assert.equal(await reason, 'lost')
    await hall.stop()
    assert.deepEqual((await findRun(hall.context, hall.actor, id)).result, { in: 'time' })
  })

  async function another(hall: Hall, kind: RunKind): Promise<void> {
    const worker = await startWorker(hall.pool, stack.context.log, [kind], pace)
    closers.push(worker.stop)
    await worker.start({ ...hall.context, runs: worker })
  }
})
