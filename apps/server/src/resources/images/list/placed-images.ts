import { createPlaces, type PlacedList } from '../../../contract/placed-list.ts'
import type { Database } from '../../../db/index.ts'
import type { ImageConditions } from './conditions.ts'
import { countImages, imageIds, imageIdsEvery, stateOfList } from './queries.ts'

/** What is remembered of lists of images. */
export const places = createPlaces()

/** A list of images as it stands now. */
export async function placedImages(
  db: Database,
  projectId: string,
  conditions: ImageConditions,
): Promise<PlacedList> {
  const { total, stamp } = await stateOfList(db, projectId, conditions)
  return {
    name: JSON.stringify([projectId, conditions, stamp]),
    count: async () => total ?? (await countImages(db, projectId, conditions)),
    keys: stretch => imageIds(db, projectId, conditions, stretch),
    keysEvery: step => imageIdsEvery(db, projectId, conditions, step),
  }
}
