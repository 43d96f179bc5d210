import { AppError } from '@gesso/core'
import type { Database } from '../../db/index.ts'
import { lineOf, lockTaxonomy } from './queries.ts'

/**
 * Refuses a parent that is of another project, or that is the label class itself or below it. Parents of the project
 * stay as they are until the transaction ends, so that two changes together make no circle either.
 * @throws AppError `not_found`, `invalid_input`
 */
export async function refuseForeignParent(
  transaction: Database,
  labelClass: { readonly id: string; readonly projectId: string },
  parentId: string | null,
): Promise<void> {
  if (parentId === null) return
  await lockTaxonomy(transaction, labelClass.projectId)
  const line = await lineOf(transaction, labelClass.projectId, parentId)
  if (line.length === 0) throw new AppError('not_found', { what: 'label class', id: parentId })
  if (line.includes(labelClass.id))
    throw new AppError('invalid_input', {
      field: 'parentId',
      problem: `${parentId} is the label class itself or below it`,
    })
}
