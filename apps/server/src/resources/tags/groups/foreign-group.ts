import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { tagGroupById } from './queries.ts'

/** Refuses a group that is not of a project. @throws AppError `not_found` */
export async function refuseForeignGroup(
  context: Context,
  projectId: string,
  groupId: string | undefined,
): Promise<void> {
  if (groupId === undefined) return
  const group = await tagGroupById(context.db, groupId)
  if (group?.projectId !== projectId) throw new AppError('not_found', { what: 'tag group', id: groupId })
}
