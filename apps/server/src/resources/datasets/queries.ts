import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A dataset as it is stored, with how many images it holds. */
export type DatasetRow = Awaited<ReturnType<typeof datasetsOfProject>>[number]

function datasets(db: Database) {
  return db
    .selectFrom('dataset')
    .innerJoin('project', 'project.id', 'dataset.project_id')
    .select(['dataset.id', 'dataset.name', 'dataset.norder'])
    .select(['dataset.project_id as projectId', 'project.workspace_id as workspaceId'])
    .select(
      sql<number>`coalesce(
        (select sum(count) from media_count where dataset_id = dataset.id), 0)::int`.as('imageCount'),
    )
}

/** The datasets of a project, in their order. */
export function datasetsOfProject(db: Database, projectId: string) {
  return datasets(db)
    .where('dataset.project_id', '=', projectId)
    .orderBy('dataset.norder')
    .orderBy('dataset.id')
    .execute()
}

/** One dataset, whoever asks. */
export function datasetById(db: Database, id: string) {
  return datasets(db).where('dataset.id', '=', id).executeTakeFirst()
}

interface NewDataset {
  readonly id: string
  readonly projectId: string
  readonly name: string
  /** undefined: after the last */
  readonly norder: number | undefined
}

/** Adds a dataset. */
export async function insertDataset(db: Database, dataset: NewDataset, now: Date): Promise<void> {
  const { id, projectId, name, norder = null } = dataset
  await sql`
    insert into dataset (id, project_id, name, norder, created_at)
    select ${id}, ${projectId}, ${name}, coalesce(${norder}::float8, max(norder) + 1, 0), ${now}
    from dataset where project_id = ${projectId}`.execute(db)
}

/** Changes the given fields of a dataset. */
export async function updateDatasetRow(
  db: Database,
  id: string,
  fields: { name?: string | undefined; norder?: number | undefined },
): Promise<void> {
  const { name = null, norder = null } = fields
  await sql`
    update dataset set name = coalesce(${name}, name), norder = coalesce(${norder}::float8, norder)
    where id = ${id}`.execute(db)
}

/**
 * Deletes a dataset with its images and their labels; labels first, all at once: through the cascade they would go
 * image by image.
 * @returns the keys of the files that nobody owns now
 */
export async function deleteDatasetRows(db: Database, id: string): Promise<string[]> {
  await sql`delete from label using media where label.media_id = media.id and media.dataset_id = ${id}`.execute(
    db,
  )
  const gone = await sql<{ key: string | null }>`
    with gone as (delete from media where dataset_id = ${id} returning id, file_key, display_key, thumbnail_key)
    select unnest(array[file_key, display_key, thumbnail_key]) as key from gone
    union all
    select unnest(array[frame.file_key, frame.display_key, frame.thumbnail_key])
    from frame join gone on gone.id = frame.media_id`.execute(db)
  await db.deleteFrom('dataset').where('id', '=', id).execute()
  return gone.rows.map(row => row.key).filter(key => key !== null)
}
