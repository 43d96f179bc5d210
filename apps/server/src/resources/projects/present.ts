import type { Role } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { type ProjectRow, statusCountsOf } from './queries.ts'

/** Projects as the API shows them: with the counts of their images and the caller's role. */
export async function presentProjects(context: Context, actor: Actor, rows: readonly ProjectRow[]) {
  const counts = await statusCountsOf(
    context.db,
    rows.map(row => row.id),
  )
  return rows.map(row => {
    const ofProject = counts.filter(count => count.projectId === row.id)
    const statusCounts = Object.fromEntries(ofProject.map(({ status, count }) => [status, Number(count)]))
    return {
      ...row,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      statusCounts,
      imageCount: Object.values(statusCounts).reduce((sum, count) => sum + count, 0),
      role: actor.grants.get(row.workspaceId) ?? ('View Only' satisfies Role),
    }
  })
}

/** One project as the API shows it. */
export type ProjectView = Awaited<ReturnType<typeof presentProjects>>[number]
