import type { Size } from '@gesso/core'
import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

/** The frames of a video: how many there are, and how large those are that were asked for, where that is known. */
export interface FramesToLabel {
  /** null while nobody knows */
  readonly count: number | null
  readonly sizes: ReadonlyMap<number, Size>
}

/** The frames of a video by their places; those of a file are all as large as it is. */
export async function framesToLabel(
  db: Database,
  videoId: string,
  places: readonly number[],
): Promise<FramesToLabel> {
  const { rows } = await sql<{ count: number | null; sizes: (Size & { place: number })[] }>`
    select video.duration_frames as count, (
      select coalesce(json_agg(json_build_object('place', asked.place, 'width', coalesce(frame.width, media.width),
        'height', coalesce(frame.height, media.height))), '[]')
      from unnest(${places}::integer[]) as asked (place)
        left join frame on frame.media_id = media.id and frame.place = asked.place
      where case when frame.media_id is null then media.file_key is not null and media.width is not null
        else frame.width is not null end
    ) as sizes
    from media join video on video.media_id = media.id where media.id = ${videoId}`.execute(db)
  const [row] = rows
  return {
    count: row?.count ?? null,
    sizes: new Map(row?.sizes.map(({ place, ...size }) => [place, size])),
  }
}
