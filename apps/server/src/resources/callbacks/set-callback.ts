import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { anyAddress, checkFetchable, literalProblem, publicOnly } from '../../pictures/index.ts'
import type { Actor } from '../access/index.ts'
import { findProject } from '../projects/index.ts'
import { type CallbackRow, callbackOf, deleteCallbackRow, putCallback } from './queries.ts'

/** The callback of a project; undefined: it has none. */
export async function getCallback(
  context: Context,
  actor: Actor,
  projectId: string,
): Promise<CallbackRow | undefined> {
  const project = await findProject(context, actor, projectId, 'change projects')
  return callbackOf(context.db, project.id)
}

/**
 * Sets where a project tells of its jobs. Names are looked up when something is told, not now.
 * @param secret undefined: as it is; null: none
 * @throws AppError `url_refused`
 */
export async function setCallback(
  context: Context,
  actor: Actor,
  projectId: string,
  { url, secret }: { url: string; secret?: string | null | undefined },
): Promise<CallbackRow> {
  const project = await findProject(context, actor, projectId, 'change projects')
  checkFetchable(url)
  const problemOf = context.settings.allowPrivateUrls ? anyAddress : publicOnly
  const problem = literalProblem({ problemOf }, new URL(url).hostname)
  if (problem !== undefined) throw new AppError('url_refused', { url, problem })
  const sealed = typeof secret === 'string' ? context.sealer.seal(secret, sealedAt(project.id)) : secret
  await putCallback(context.db, { projectId: project.id, url, secret: sealed }, context.now())
  const callback = await callbackOf(context.db, project.id)
  if (!callback) throw new AppError('not_found', { what: 'callback of project', id: project.id })
  return callback
}

/** Has a project tell nothing any more; what waits to be told is given up. */
export async function deleteCallback(context: Context, actor: Actor, projectId: string): Promise<void> {
  const project = await findProject(context, actor, projectId, 'change projects')
  await deleteCallbackRow(context.db, project.id)
}

/** Names the row that a secret belongs to. */
export function sealedAt(projectId: string): string {
  return `callback ${projectId}`
}
