import type { Actor } from '../access/index.ts'

/** Whoever asked for a job was asked then whether they may; what comes with it is brought in for them. */
export function importer(job: {
  readonly id: string
  readonly workspaceId: string
  readonly createdBy: string | null
}): Actor {
  const grants = new Map([[job.workspaceId, 'Supervisor' as const]])
  return { id: job.createdBy ?? job.id, kind: 'key', name: 'Import with a job', grants }
}
