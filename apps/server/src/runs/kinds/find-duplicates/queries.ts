import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'
import type { Comparable } from './duplicates-among.ts'

/** The images to look at. */
export interface Looked {
  readonly projectId: string
  /** undefined: all */
  readonly datasetIds: readonly string[] | undefined
}

/** Nothing can stand twice where there is but one label. */
function lookedAt({ projectId, datasetIds }: Looked) {
  const ids = datasetIds ?? null
  return sql`project_id = ${projectId} and kind = 'image' and label_count > 1
    and (${ids}::uuid[] is null or dataset_id = any(${ids}::uuid[]))`
}

/** How many images there are to look at. */
export async function countLooked(db: Database, looked: Looked): Promise<number> {
  const { rows } = await sql<{
    count: string
  }>`select count(*) as count from media where ${lookedAt(looked)}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** An image to look at. */
export interface LookedImage {
  readonly id: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly labelCount: number
}

/** The images to look at after one of them, in the order they were made. */
export async function lookedAfter(
  db: Database,
  looked: Looked,
  afterId: string | undefined,
  limit: number,
): Promise<LookedImage[]> {
  const { rows } = await sql<LookedImage>`
    select id, name, width, height, label_count as "labelCount" from media
    where ${lookedAt(looked)} and (${afterId ?? null}::uuid is null or id > ${afterId ?? null})
    order by id limit ${limit}`.execute(db)
  return rows
}

/** A label to compare. */
export interface LabelToCompare extends Comparable {
  readonly mediaId: string
  readonly version: number
}

/** All labels of some images, in the order they were made. */
export async function labelsToCompare(db: Database, mediaIds: readonly string[]): Promise<LabelToCompare[]> {
  const { rows } = await sql<LabelToCompare>`
    select id, media_id as "mediaId", class_id as "classId", shape, geometry, version, created_at as "createdAt"
    from label where media_id = any(${mediaIds}::uuid[]) order by media_id, id`.execute(db)
  return rows
}
