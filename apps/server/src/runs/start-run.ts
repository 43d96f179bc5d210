import { AppError } from '@gesso/core'
import type { Context } from '../context.ts'
import type { Actor } from '../resources/access/index.ts'
import { findProject } from '../resources/projects/index.ts'
import { findRun } from './find-run.ts'
import { insertRun, type RunRow } from './queries.ts'

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
  const kind = context.runs.kindNamed(kindName)
  if (!kind) throw new AppError('not_found', { what: 'kind of run', id: kindName })
  const project = await findProject(context, actor, projectId, kind.capability)
  const id = context.newId()
  const run = { id, projectId: project.id, kind: kind.name, input: kind.parse(input), startedBy: actor.id }
  await kind.admit?.(context, actor, run)
  await context.db.transaction().execute(async transaction => {
    await insertRun(transaction, run, context.now())
    await context.runs.enqueue(transaction, id)
  })
  return findRun(context, actor, id)
}
