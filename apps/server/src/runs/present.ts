import { may } from '@gesso/core'
import type { Context } from '../context.ts'
import type { Actor } from '../resources/access/index.ts'
import { downloadUrlOf } from './downloads.ts'
import type { RunRow } from './queries.ts'

/** A run as the API shows it to somebody; what it made can be had by those who may start its kind. */
export function presentRun(context: Context, actor: Actor, row: RunRow) {
  const { workspaceId, startedBy, createdAt, startedAt, endedAt, result, ...run } = row
  const role = actor.grants.get(workspaceId)
  const kind = context.runs.kindNamed(row.kind)
  const allowed = role !== undefined && kind !== undefined && may(role, kind.capability)
  const ended = row.state !== 'queued' && row.state !== 'running'
  const mayCancel = startedBy === actor.id || (role !== undefined && may(role, 'cancel runs'))
  const { fileKey: _, ...shown } = result ?? {}
  return {
    ...run,
    result: result && shown,
    cancellable: !ended && mayCancel,
    downloadUrl: allowed ? downloadUrlOf(context, row) : null,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }
}
