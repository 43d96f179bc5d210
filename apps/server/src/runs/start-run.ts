import { AppError } from '@gesso/core'
import type { Context } from '../context.ts'
import type { Database } from '../db/index.ts'
import type { Actor } from '../resources/access/index.ts'
import { findProject } from '../resources/projects/index.ts'
import { findRun } from './find-run.ts'
import { insertRun, type RunRow } from './queries.ts'
import type { RunKind } from './run-kind.ts'

/**
 * Starts a run in a project; a worker takes it up.
 * @param input what the kind is asked to do, as it came
 * @throws AppError `not_found`, `forbidden`, `invalid_input` and what else the kind says of its input
 */
export async function startRun(
  context: Context,
  actor: Actor,
  kindName: string,
  projectId: string,
  input: unknown,
): Promise<RunRow> {
  const kind = kindNamed(context, kindName)
  const project = await findProject(context, actor, projectId, kind.capability)
  const wanted = { id: context.newId(), kindName, projectId: project.id, input: kind.parse(input) }
  await kind.admit?.(context, actor, wanted)
  await context.db.transaction().execute(transaction => queueRun(context, transaction, actor, wanted))
  return findRun(context, actor, wanted.id)
}

/**
 * Queues a run with what a transaction writes; whoever calls has asked whether the actor may.
 */
export async function queueRun(
  context: Context,
  transaction: Database,
  actor: Actor,
  wanted: { id: string; kindName: string; projectId: string; input: unknown },
): Promise<void> {
  const { id, kindName, projectId, input } = wanted
  const run = { id, projectId, kind: kindNamed(context, kindName).name, input, startedBy: actor.id }
  await insertRun(transaction, run, context.now())
  await context.runs.enqueue(transaction, id)
}

function kindNamed(context: Context, name: string): RunKind {
  const kind = context.runs.kindNamed(name)
  if (!kind) throw new AppError('not_found', { what: 'kind of run', id: name })
  return kind
}
