import type { Capability } from '@gesso/core'
import type { Context } from '../context.ts'
import { type Actor, authorise } from '../resources/access/index.ts'
import { type RunRow, runById } from './queries.ts'

/**
 * A run that the actor may see, or do something with.
 * @throws AppError `not_found`, `forbidden`
 */
export async function findRun(
  context: Context,
  actor: Actor,
  runId: string,
  capability: Capability = 'read the workspace',
): Promise<RunRow> {
  const run = await runById(context.db, runId)
  authorise(actor, run, capability, { what: 'run', id: runId })
  return run
}
