import { AppError } from '@gesso/core'

/**
 * Refuses a thing that is not of the project in the path: here every path names the project too.
 * @throws AppError `not_found`
 */
export function inProject<T extends { readonly id: string; readonly projectId: string }>(
  found: T,
  projectId: string,
  what: string,
): T {
  if (found.projectId !== projectId) throw new AppError('not_found', { what, id: found.id })
  return found
}

/**
 * Refuses a value for a field that cannot be changed, or that nothing stands behind yet; the value that it has is
 * accepted, so that what was read can be written back.
 * @throws AppError `invalid_input`
 */
export function refuseOther(field: string, given: unknown, present: unknown, problem: string): void {
  if (given === undefined || given === null || given === present) return
  throw new AppError('invalid_input', { field, problem })
}

/**
 * Refuses a thing that is not of the workspace in the path.
 * @throws AppError `not_found`
 */
export function inWorkspace<T extends { readonly id: string; readonly workspaceId: string }>(
  found: T,
  workspaceId: string,
  what: string,
): T {
  if (found.workspaceId !== workspaceId) throw new AppError('not_found', { what, id: found.id })
  return found
}
