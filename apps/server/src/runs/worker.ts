import { Logger as QueueLogger, type Runner, run, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Context } from '../context.ts'
import { executeRun } from './execute-run.ts'
import { addJob, claimRun, queuedRuns, takeFromTheDead, taskName, unlockJobsOf } from './queries.ts'
import type { RunQueue } from './queue.ts'
import type { RunKind } from './run-kind.ts'

/** The queue and the worker behind it. */
export interface Worker extends RunQueue {
  start(context: Context): Promise<void>
  /** Gives runs that are under way back to the queue, where the next start takes them up. */
  stop(): Promise<void>
}

/** How often things are looked at, in milliseconds. */
interface Pace {
  readonly beatMs: number
  /** a worker that was silent for so long is dead; many beats, for a busy machine may miss some */
  readonly silentMs: number
  readonly sweepMs: number
}

const usualPace: Pace = { beatMs: 1000, silentMs: 15_000, sweepMs: 5000 }

/** How many runs one server does at the same time. */
const concurrency = 2

/** A run that the server ended in the middle of so often is given up. */
const maxAttempts = 3

/**
 * Prepares the queue's tables; runs are taken up once `start` was called.
 * @throws Error when two kinds have one name
 */
export async function startWorker(
  pool: pg.Pool,
  log: Logger,
  kinds: readonly RunKind[],
  pace = usualPace,
): Promise<Worker> {
  const byName = namedOnce(kinds)
  const logger = queueLogger(log)
  await prepareQueue(pool, log)
  const stopping = new AbortController()
  let runner: Runner | undefined
  let sweeping: Sweeping | undefined
  return {
    kindNamed: name => byName.get(name),
    enqueue: addJob,
    async start(context) {
      const handle = async (payload: unknown, worker: string) => {
        const claim = await claimRun(context.db, runIdOf(payload), worker, context.now())
        if (claim) await executeRun(context, byName.get(claim.kind), claim, pace.beatMs, stopping.signal)
      }
      runner = await run({
        pgPool: pool,
        logger,
        concurrency,
        noHandleSignals: true,
        parsedCronItems: [],
        taskList: { [taskName]: (payload, helpers) => handle(payload, helpers.job.locked_by ?? 'nobody') },
      })
      runner.promise.catch((error: unknown) => log.error({ err: error }, 'the queue of runs stopped'))
      sweeping = sweepEvery(pace.sweepMs, () => takeUp(context, pace.silentMs), log)
      await sweeping.first
    },
    async stop() {
      stopping.abort()
      await sweeping?.stop()
      const stopped = runner
      runner = undefined
      await stopped?.stop()
    },
  }
}

/** Makes the queue's own tables, or brings them up to date. */
export async function prepareQueue(pool: pg.Pool, log: Logger): Promise<void> {
  await runMigrations({ pgPool: pool, logger: queueLogger(log) })
}

/** Takes up again what dead workers left, and wakes workers for all that waits: a wake may have been lost with them. */
async function takeUp(context: Context, silentMs: number): Promise<void> {
  const left = await takeFromTheDead(context.db, silentMs, maxAttempts)
  if (left.length > 0) context.log.warn({ runs: left }, 'runs of dead workers are taken up again or given up')
  const workers = left.flatMap(run => run.worker ?? [])
  if (workers.length > 0) await unlockJobsOf(context.db, workers)
  for (const id of await queuedRuns(context.db)) await addJob(context.db, id)
}

interface Sweeping {
  readonly first: Promise<void>
  stop(): Promise<void>
}

function sweepEvery(everyMs: number, sweep: () => Promise<void>, log: Logger): Sweeping {
  const careful = () =>
    sweep().catch((error: unknown) => log.warn({ err: error }, 'runs were not looked after'))
  const first = careful()
  let last = first
  const timer = setInterval(() => {
    last = last.then(careful)
  }, everyMs)
  return {
    first,
    async stop() {
      clearInterval(timer)
      await last
    },
  }
}

function namedOnce(kinds: readonly RunKind[]): ReadonlyMap<string, RunKind> {
  const byName = new Map(kinds.map(kind => [kind.name, kind]))
  if (byName.size < kinds.length)
    throw new Error(`Two kinds of runs have one name: ${kinds.map(kind => kind.name).join(', ')}`)
  return byName
}

function runIdOf(payload: unknown): string {
  if (typeof payload === 'object' && payload && 'runId' in payload && typeof payload.runId === 'string')
    return payload.runId
  throw new Error('a job of the queue names no run')
}

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger(scope => (level, message, meta) => {
    log[levels[level]]({ queue: scope, ...(meta?.['error'] ? { err: meta['error'] } : {}) }, message)
  })
}
