import type { SegmentRow } from './queries.ts'

/** A segment as the API shows it. */
export function presentSegment({ projectId: _, workspaceId: __, createdAt, ...row }: SegmentRow) {
  return { ...row, createdAt: createdAt.toISOString() }
}
