import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A tag class as it is stored. */
export type TagClassRow = Awaited<ReturnType<typeof tagClassesOfProject>>[number]

function tagClasses(db: Database) {
  return db
    .selectFrom('tag_class')
    .innerJoin('project', 'project.id', 'tag_class.project_id')
    .innerJoin('tag_group', 'tag_group.id', 'tag_class.tag_group_id')
    .select(['tag_class.id', 'tag_class.name', 'tag_class.norder'])
    .select(['tag_class.tag_group_id as groupId', 'tag_group.name as groupName'])
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
  /** undefined: the default group of the project */
  readonly groupId: string | undefined
}

/** Adds a tag class. */
export async function insertTagClass(db: Database, tagClass: NewTagClass, now: Date): Promise<void> {
  const { id, projectId, name, norder = null, groupId = null } = tagClass
  await sql`
    insert into tag_class (id, project_id, tag_group_id, name, norder, created_at)
    select ${id}, ${projectId},
      coalesce(${groupId}::uuid, (select id from tag_group where project_id = ${projectId} and is_default)),
      ${name}, coalesce(${norder}::float8, max(norder) + 1, 0), ${now}
    from tag_class where project_id = ${projectId}`.execute(db)
}

/** What can be changed of a tag class. */
export interface TagClassEdit {
  readonly name?: string | undefined
  readonly norder?: number | undefined
  /** of a group of the same project */
  readonly groupId?: string | undefined
}

/** Changes the given fields of a tag class. */
export async function updateTagClassRow(db: Database, id: string, fields: TagClassEdit): Promise<void> {
  const { name = null, norder = null, groupId = null } = fields
  await sql`
    update tag_class set name = coalesce(${name}, name), norder = coalesce(${norder}::float8, norder),
      tag_group_id = coalesce(${groupId}::uuid, tag_group_id)
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

/** A tag class that an image is to get, and the group of which it may have one; null where it may have any number. */
export interface WantedTagClass {
  readonly id: string
  readonly onlyOneOf: string | null
}

/** Those of some tag classes that are of a project; they stay until the transaction ends. */
export async function tagClassesAmong(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<WantedTagClass[]> {
  const { rows } = await sql<WantedTagClass>`
    select tag_class.id, case when tag_group.type = 'SELECTION' then tag_group.id end as "onlyOneOf"
    from tag_class join tag_group on tag_group.id = tag_class.tag_group_id
    where tag_class.project_id = ${projectId} and tag_class.id = any(${ids}::uuid[])
    order by tag_class.id for key share of tag_class`.execute(db)
  return rows
}

/** Lets one edit of an image's tags wait for another until the transaction ends. */
export async function lockTagsOf(transaction: Database, imageId: string): Promise<void> {
  await sql`select from media where id = ${imageId} for no key update`.execute(transaction)
}

/** Takes all tags of some groups off an image but those of some classes. */
export async function deleteOtherTags(
  db: Database,
  imageId: string,
  groupIds: readonly string[],
  keptClassIds: readonly string[],
): Promise<void> {
  await sql`
    delete from media_tag using tag_class
    where media_tag.media_id = ${imageId} and tag_class.id = media_tag.tag_class_id
      and tag_class.tag_group_id = any(${groupIds}::uuid[])
      and tag_class.id <> all(${keptClassIds}::uuid[])`.execute(db)
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
