import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A tag class as it is stored. */
export type TagClassRow = Awaited<ReturnType<typeof tagClassesOfProject>>[number]

function tagClasses(db: Database) {
  return db
    .selectFrom('tag_class')
    .innerJoin('project', 'project.id', 'tag_class.project_id')
    .select(['tag_class.id', 'tag_class.name', 'tag_class.norder'])
    .select(['tag_class.project_id as projectId', 'project.workspace_id as workspaceId'])
}

/** The tag classes of a project, in their order. */
export function tagClassesOfProject(db: Database, projectId: string) {
  return tagClasses(db)
    .where('tag_class.project_id', '=', projectId)
    .orderBy('tag_class.norder')
    .orderBy('tag_class.id')
    .execute()
}

/** One tag class, whoever asks. */
export function tagClassById(db: Database, id: string) {
  return tagClasses(db).where('tag_class.id', '=', id).executeTakeFirst()
}

interface NewTagClass {
  readonly id: string
  readonly projectId: string
  readonly name: string
  /** undefined: after the last */
  readonly norder: number | undefined
}

/** Adds a tag class. */
export async function insertTagClass(db: Database, tagClass: NewTagClass, now: Date): Promise<void> {
  const { id, projectId, name, norder = null } = tagClass
  await sql`
    insert into tag_class (id, project_id, name, norder, created_at)
    select ${id}, ${projectId}, ${name}, coalesce(${norder}::float8, max(norder) + 1, 0), ${now}
    from tag_class where project_id = ${projectId}`.execute(db)
}

/** Changes the given fields of a tag class. */
export async function updateTagClassRow(
  db: Database,
  id: string,
  fields: { name?: string | undefined; norder?: number | undefined },
): Promise<void> {
  const { name = null, norder = null } = fields
  await sql`
    update tag_class set name = coalesce(${name}, name), norder = coalesce(${norder}::float8, norder)
    where id = ${id}`.execute(db)
}

/** Deletes a tag class; the tags of images go with it. */
export async function deleteTagClassRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('tag_class').where('id', '=', id).execute()
}

/** A tag of an image. */
export type ImageTagRow = Awaited<ReturnType<typeof tagsOfImage>>[number]

/** The tags of an image, in the order of their classes. */
export function tagsOfImage(db: Database, imageId: string) {
  return db
    .selectFrom('media_tag')
    .innerJoin('tag_class', 'tag_class.id', 'media_tag.tag_class_id')
    .select(['media_tag.id', 'media_tag.tag_class_id as tagClassId', 'tag_class.name'])
    .where('media_tag.media_id', '=', imageId)
    .orderBy('tag_class.norder')
    .orderBy('tag_class.id')
    .execute()
}

/** Those of some tag classes that are of a project; they stay until the transaction ends. */
export async function tagClassesAmong(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from tag_class where project_id = ${projectId} and id = any(${ids}::uuid[])
    order by id for key share`.execute(db)
  return rows.map(row => row.id)
}

interface NewTag {
  readonly id: string
  readonly tagClassId: string
}

/** Tags an image; tags that it has already stay as they are. */
export async function insertImageTags(
  db: Database,
  imageId: string,
  tags: readonly NewTag[],
  by: { id: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into media_tag (id, media_id, tag_class_id, created_at, created_by)
    select id, ${imageId}, tag_class_id, ${now}, ${by.id}
    from unnest(${tags.map(tag => tag.id)}::uuid[], ${tags.map(tag => tag.tagClassId)}::uuid[])
      as tag (id, tag_class_id)
    order by tag_class_id
    on conflict (media_id, tag_class_id) do nothing`.execute(db)
}

/** Takes tags off an image. */
export async function deleteImageTags(
  db: Database,
  imageId: string,
  tagClassIds: readonly string[],
): Promise<void> {
  await sql`
    delete from media_tag
    where media_id = ${imageId} and tag_class_id = any(${tagClassIds}::uuid[])`.execute(db)
}
