import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { changeLabels } from './change-labels.ts'
import { countOf, type LabelsOf, someLabelsOf } from './queries.ts'

const labelsPerRound = 5000

/** Removes all labels of a class or of a keypoint schema, image by image, by changes that the history keeps. */
export async function removeLabelsOf(context: Context, actor: Actor, of: LabelsOf): Promise<void> {
  for (;;) {
    const found = await someLabelsOf(context.db, of, labelsPerRound)
    if (found.length === 0) return
    for (const { mediaId, ids } of found) {
      const removed = ids.map(id => ({ id, version: 0 }))
      const request = { id: context.newId(), added: [], updated: [], removed }
      await changeLabels(context, actor, mediaId, request, { origin: 'api', force: true })
    }
  }
}

/** How many labels a class or a keypoint schema has. */
export function countLabelsOf(context: Context, of: LabelsOf): Promise<number> {
  return countOf(context.db, of)
}
