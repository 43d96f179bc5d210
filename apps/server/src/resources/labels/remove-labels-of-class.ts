import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { changeLabels } from './change-labels.ts'
import { countOfClass, someLabelsOfClass } from './queries.ts'

const labelsPerRound = 5000

/** Removes all labels of a class, image by image, by changes that the history keeps. */
export async function removeLabelsOfClass(context: Context, actor: Actor, classId: string): Promise<void> {
  for (;;) {
    const found = await someLabelsOfClass(context.db, classId, labelsPerRound)
    if (found.length === 0) return
    for (const { mediaId, ids } of found) {
      const removed = ids.map(id => ({ id, version: 0 }))
      const request = { id: context.newId(), added: [], updated: [], removed }
      await changeLabels(context, actor, mediaId, request, { origin: 'api', force: true })
    }
  }
}

/** How many labels a class has. */
export function countLabelsOfClass(context: Context, classId: string): Promise<number> {
  return countOfClass(context.db, classId)
}
