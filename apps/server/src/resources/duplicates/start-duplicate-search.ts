import type { Context } from '../../context.ts'
import { type RunRow, startRun } from '../../runs/index.ts'
import type { Actor } from '../access/index.ts'
import type { DuplicateSearch } from './contract.ts'

/** The name of the run kind that looks for duplicates. */
export const duplicateSearchKindName = 'find-duplicates'

/**
 * Starts to look for duplicates among the labels of a project's images.
 * @throws AppError `not_found`, `forbidden`, `invalid_input`
 */
export function startDuplicateSearch(
  context: Context,
  actor: Actor,
  projectId: string,
  input: DuplicateSearch,
): Promise<RunRow> {
  return startRun(context, actor, duplicateSearchKindName, projectId, input)
}
