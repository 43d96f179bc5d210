import { AppError, isDefaultStatus, type MediaStatus, storedStatus } from '@gesso/core'
import type { Database } from '../../db/index.ts'
import { holdStatusRow } from './queries.ts'

/**
 * Makes sure that a project has a status, and has it until the transaction ends: so no media is left at one that is gone.
 * @returns the status as media hold it
 * @throws AppError `not_found` for the id of a custom status that is not of the project, or is being deleted
 */
export async function holdStatus(
  transaction: Database,
  projectId: string,
  status: MediaStatus,
): Promise<MediaStatus> {
  if (isDefaultStatus(status)) return status
  const id = storedStatus(status)
  if (!(await holdStatusRow(transaction, projectId, id)))
    throw new AppError('not_found', { what: 'status', id })
  return id
}
