import type { ActivityTypeRow } from './queries.ts'

/** An activity type as the API shows it. */
export function presentActivityType({ workspaceId: _, createdAt, ...row }: ActivityTypeRow) {
  return { ...row, createdAt: createdAt.toISOString() }
}
