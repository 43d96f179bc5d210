import type { Label } from '@gesso/core'
import type { Context } from '../../context.ts'
import { presentChange, presentLabel } from './present.ts'
import { changesBack, labelsOfMedia } from './queries.ts'

const changesPerRead = 200

/**
 * The labels of a media as they stood at a revision, in the order of their ids: what stands now, with what the history says
 * happened since taken back. The caller has found the media.
 * @param revision one that is not reached yet is as now
 */
export async function labelsAtRevision(
  { db }: Pick<Context, 'db'>,
  mediaId: string,
  revision: number,
): Promise<{ revision: number; labels: Label[] }> {
  const now = await labelsOfMedia(db, mediaId)
  const labels = new Map(now.labels.map(row => [row.id, presentLabel(row)]))
  for (let from = now.revision; from > revision; ) {
    const changes = await changesBack(db, mediaId, { from, downTo: revision }, changesPerRead)
    for (const row of changes) {
      const { added, updated, removed } = presentChange(row)
      for (const { id } of added) labels.delete(id)
      for (const [before] of updated) labels.set(before.id, before)
      for (const before of removed) labels.set(before.id, before)
    }
    from = (changes.at(-1)?.revision ?? 0) - 1
  }
  const sorted = [...labels.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { revision: Math.min(now.revision, revision), labels: sorted }
}
