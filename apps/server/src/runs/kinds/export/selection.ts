import { AppError, storedStatus } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { ExportInput } from './input.ts'
import { foreignIds, type Selection } from './queries.ts'

/** What an export takes: lists with nothing in them narrow nothing. */
export function selectionOf(projectId: string, input: ExportInput): Selection {
  const { statuses, statusSince } = input
  return {
    projectId,
    datasetIds: narrowing(input.datasetIds),
    statuses: narrowing(statuses?.map(storedStatus)),
    statusSince: statusSince === undefined ? undefined : new Date(statusSince),
    tagClassIds: narrowing(input.tagClassIds),
    labelClassIds: narrowing(input.labelClassIds),
  }
}

function narrowing(list: readonly string[] | undefined): readonly string[] | undefined {
  return list?.length ? list : undefined
}

/**
 * Refuses to narrow an export by what is not of its project.
 * @throws AppError `invalid_input` naming the field and the id
 */
export async function admitSelection({ db }: Context, projectId: string, input: ExportInput): Promise<void> {
  const narrowed = [
    { field: 'datasetIds', table: 'dataset', ids: input.datasetIds },
    { field: 'tagClassIds', table: 'tag_class', ids: input.tagClassIds },
    { field: 'labelClassIds', table: 'label_class', ids: input.labelClassIds },
  ] as const
  for (const { field, table, ids } of narrowed) {
    if (!ids?.length) continue
    const [foreign] = await foreignIds(db, projectId, table, ids)
    if (foreign !== undefined)
      throw new AppError('invalid_input', { field, problem: `has ${foreign}, which is not of this project` })
  }
}
