import { AppError } from '@gesso/core'
import type { Context } from '../context.ts'
import { beat, type ClaimedRun, endRun, type RunEnding, type RunProgress, releaseRun } from './queries.ts'
import { createReporter } from './reporter.ts'
import type { RunKind, RunOutcome } from './run-kind.ts'

/** Why a run is told to stop. */
type Stop = 'cancelled' | 'server stops' | 'lost'

/**
 * Does a claimed run to its end: says regularly that it is alive and how far it is, hears that it is to be cancelled, and
 * writes down how it ended. When the server stops, the run waits for the next worker.
 * @param stopping given when the server stops
 */
export async function executeRun(
  context: Context,
  kind: RunKind | undefined,
  claim: ClaimedRun,
  beatMs: number,
  stopping: AbortSignal,
): Promise<void> {
  const reporter = createReporter()
  const stopped = new AbortController()
  const stop = (why: Stop) => stopped.abort(why)
  const onStopping = () => stop('server stops')
  stopping.addEventListener('abort', onStopping, { once: true })
  if (stopping.aborted) onStopping()
  const heart = beating(context, claim, reporter.state, beatMs, stop)
  try {
    const outcome = await attempt(context, kind, claim, { ...reporter.control, signal: stopped.signal })
    await heart.stop()
    await settle(context, claim, reporter.state(), outcome, stopped.signal.reason)
  } finally {
    stopping.removeEventListener('abort', onStopping)
    await heart.stop()
  }
}

type Attempt = { readonly outcome: RunOutcome } | { readonly error: unknown }

async function attempt(
  context: Context,
  kind: RunKind | undefined,
  { id, projectId, startedBy, input }: ClaimedRun,
  control: Parameters<RunKind['run']>[2],
): Promise<Attempt> {
  try {
    if (!kind) throw new AppError('unavailable', { what: 'This kind of run' })
    control.signal.throwIfAborted()
    return {
      outcome: await kind.run(context, { id, projectId, startedBy, input: kind.parse(input) }, control),
    }
  } catch (error) {
    return { error }
  }
}

async function settle(
  context: Context,
  claim: ClaimedRun,
  progress: RunProgress,
  result: Attempt,
  stop: Stop | undefined,
): Promise<void> {
  const failed = 'error' in result ? result.error : await endWell(context, claim, progress, result.outcome)
  if (failed === undefined || stop === 'lost') return
  if (stop === 'server stops') return releaseRun(context.db, claim)
  const ending: RunEnding =
    stop === 'cancelled'
      ? { state: 'cancelled' }
      : { state: 'failed', error: wordsOf(context, claim, failed) }
  await endRun(context.db, claim, progress, ending, context.now())
}

/** @returns why it could not be written down as done, if so */
async function endWell(
  context: Context,
  claim: ClaimedRun,
  progress: RunProgress,
  { result, settle }: RunOutcome,
): Promise<unknown> {
  try {
    await context.db.transaction().execute(async transaction => {
      await settle?.(transaction)
      const ending = { state: 'done', result } as const
      if (!(await endRun(transaction, claim, progress, ending, context.now())))
        throw new Error(`run ${claim.id} is in other hands`)
    })
  } catch (error) {
    return error
  }
}

function wordsOf(context: Context, { id, kind }: ClaimedRun, error: unknown): string {
  if (error instanceof AppError && error.status < 500) return error.message
  context.log.error({ err: error, runId: id, kind }, 'a run failed')
  return error instanceof AppError ? error.message : `The server failed; the log has run ${id}`
}

/** Writes the progress down every so often, and hears the answer. */
function beating(
  context: Context,
  claim: ClaimedRun,
  stateOf: () => RunProgress,
  beatMs: number,
  stop: (why: Stop) => void,
): { stop(): Promise<void> } {
  let beats: Promise<void> = Promise.resolve()
  let pending = false
  const timer = setInterval(() => {
    if (pending) return
    pending = true
    beats = beat(context.db, claim, stateOf())
      .then(heard => {
        if (heard === 'cancel asked') stop('cancelled')
        if (heard === 'lost') stop('lost')
      })
      .catch((error: unknown) => context.log.warn({ err: error, runId: claim.id }, 'a heartbeat was missed'))
      .finally(() => {
        pending = false
      })
  }, beatMs)
  return {
    async stop() {
      clearInterval(timer)
      await beats
    },
  }
}
