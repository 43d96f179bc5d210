import { AppError, capabilityToSet, type MediaStatus } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findStatus } from './find-status.ts'
import { holdStatus } from './hold-status.ts'
import { deleteStatusRow, moveSomeMedia, retireStatus } from './queries.ts'

/** Few enough that nobody waits long for the rows; the counters are written once for each. */
const mediaPerRound = 500

/**
 * Deletes a custom status; its media move to another one first. Should the server end in between, the status is still
 * there, nothing can enter it, and it can be deleted again.
 * @param moveTo any status of the project but this one and `AUTO-LABELLED`
 * @throws AppError `not_found`, `forbidden`, `invalid_input`
 */
export async function deleteStatus(
  context: Context,
  actor: Actor,
  statusId: string,
  moveTo: MediaStatus = 'NEW',
): Promise<void> {
  const { id, projectId } = await findStatus(context, actor, statusId, 'change projects')
  await findStatus(context, actor, id, capabilityToSet(moveTo))
  if (moveTo.toLowerCase() === id)
    throw new AppError('invalid_input', { field: 'moveTo', problem: 'is the status that is to be deleted' })
  await context.db.transaction().execute(async transaction => {
    await holdStatus(transaction, projectId, moveTo)
    await retireStatus(transaction, id, context.now())
  })
  while (await moveRound(context, actor, projectId, id, moveTo));
  await deleteStatusRow(context.db, id)
}

function moveRound(
  context: Context,
  actor: Actor,
  projectId: string,
  from: string,
  moveTo: MediaStatus,
): Promise<boolean> {
  return context.db.transaction().execute(async transaction => {
    const to = await holdStatus(transaction, projectId, moveTo)
    const media = { projectId, from, to }
    return (await moveSomeMedia(transaction, media, mediaPerRound, actor, context.now())) > 0
  })
}
