import type { CommentRow } from './queries.ts'

/** A comment as the API shows it. */
export function presentComment({ projectId: _, workspaceId: __, createdAt, resolvedAt, ...row }: CommentRow) {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    resolvedAt: resolvedAt === null ? null : resolvedAt.toISOString(),
  }
}
