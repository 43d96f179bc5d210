import { AppError } from '@gesso/core'
import type { Context } from '../context.ts'
import { type Actor, authorise } from '../resources/access/index.ts'
import { findRun } from './find-run.ts'
import { askToCancel, type RunRow } from './queries.ts'

/**
 * Asks a run to stop: one that waits ends at once, one that is under way within seconds. Who started it may, too.
 * @throws AppError `not_found`, `forbidden`, `run_not_cancellable`
 */
export async function cancelRun(context: Context, actor: Actor, runId: string): Promise<RunRow> {
  const { startedBy, workspaceId } = await findRun(context, actor, runId)
  if (startedBy !== actor.id) authorise(actor, { workspaceId }, 'cancel runs', { what: 'run', id: runId })
  const asked = await askToCancel(context.db, runId, context.now())
  const run = await findRun(context, actor, runId)
  if (!asked) throw new AppError('run_not_cancellable', { runId, state: run.state })
  return run
}
