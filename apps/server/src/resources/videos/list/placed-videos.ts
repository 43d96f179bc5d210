import { createPlaces, type PlacedList } from '../../../contract/placed-list.ts'
import type { Database } from '../../../db/index.ts'
import { movesOf } from '../../images/index.ts'
import type { VideoFilter } from '../contract.ts'
import { countedVideos, countVideos, videoIds, videoIdsEvery } from './queries.ts'

/** What is remembered of lists of videos. */
export const places = createPlaces()

/** A list of videos as it stands now. */
export async function placedVideos(
  db: Database,
  projectId: string,
  filter: VideoFilter,
): Promise<PlacedList> {
  const { total, stamp } = await countedVideos(db, projectId, filter)
  const topics = topicsOf(filter)
  const moves = topics.length > 0 ? await movesOf(db, projectId, topics) : ''
  return {
    name: JSON.stringify([projectId, filter, stamp, moves]),
    count: async () => (topics.length > 0 ? countVideos(db, projectId, filter) : total),
    keys: stretch => videoIds(db, projectId, filter, stretch),
    keysEvery: step => videoIdsEvery(db, projectId, filter, step),
  }
}

/** What decides such a list beside videos that come, go, move or get another status. */
function topicsOf({ name, health, activityTypeId }: VideoFilter): ('media' | 'health' | 'segment')[] {
  return [
    ...(name ? (['media'] as const) : []),
    ...(health?.length ? (['health'] as const) : []),
    ...(activityTypeId?.length ? (['segment'] as const) : []),
  ]
}
