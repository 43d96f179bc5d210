import { sql } from 'kysely'
import type { Database } from '../../db/index.ts'
import type { contentTypes } from './contract.ts'

type ContentType = (typeof contentTypes)[number]

const columns = ['id', 'name', 'description'] as const

function projects(db: Database) {
  return db
    .selectFrom('project')
    .select(columns)
    .select([
      'workspace_id as workspaceId',
      'created_at as createdAt',
      'updated_at as updatedAt',
      'taxonomy_locked as taxonomyLocked',
      eb => eb.ref('content_type').$castTo<ContentType>().as('contentType'),
    ])
}

/** A project as it is stored. */
export type ProjectRow = Awaited<ReturnType<typeof projectById>> & object

/** One project, whoever asks. */
export function projectById(db: Database, id: string) {
  return projects(db).where('id', '=', id).executeTakeFirst()
}

interface ProjectFilter {
  readonly workspaceIds: readonly string[]
  readonly name?: string | undefined
}

/** Projects of some workspaces, newest first, those before a given one. */
export function projectsBefore(
  db: Database,
  filter: ProjectFilter,
  beforeId: string | undefined,
  limit: number,
) {
  let query = projects(db).where('workspace_id', 'in', filter.workspaceIds.concat(noWorkspace))
  if (filter.name !== undefined) query = query.where('name', 'ilike', containing(filter.name))
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Projects of some workspaces from a place on, newest first. */
export function projectsAt(db: Database, filter: ProjectFilter, offset: number, limit: number) {
  let query = projects(db).where('workspace_id', 'in', filter.workspaceIds.concat(noWorkspace))
  if (filter.name !== undefined) query = query.where('name', 'ilike', containing(filter.name))
  return query.orderBy('id', 'desc').offset(offset).limit(limit).execute()
}

/** How many projects a filter finds. */
export async function countProjects(db: Database, filter: ProjectFilter): Promise<number> {
  let query = db
    .selectFrom('project')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('workspace_id', 'in', filter.workspaceIds.concat(noWorkspace))
  if (filter.name !== undefined) query = query.where('name', 'ilike', containing(filter.name))
  return Number((await query.executeTakeFirstOrThrow()).count)
}

/** Keeps `in ()` from being empty. */
const noWorkspace = '00000000-0000-0000-0000-000000000000'

function containing(part: string): string {
  return `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`
}

/** How many images of each status some projects have. */
export function statusCountsOf(db: Database, projectIds: readonly string[]) {
  return db
    .selectFrom('media_count')
    .innerJoin('dataset', 'dataset.id', 'media_count.dataset_id')
    .select(['dataset.project_id as projectId', 'media_count.status'])
    .select(eb => eb.fn.sum<string>('media_count.count').as('count'))
    .where('dataset.project_id', 'in', projectIds.concat(noWorkspace))
    .groupBy(['dataset.project_id', 'media_count.status'])
    .having(eb => eb.fn.sum('media_count.count'), '>', 0)
    .execute()
}

interface NewProject {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly description: string
  readonly contentType: ContentType
}

/** Adds a project. */
export async function insertProject(db: Database, project: NewProject, now: Date): Promise<void> {
  await db
    .insertInto('project')
    .values({
      id: project.id,
      workspace_id: project.workspaceId,
      name: project.name,
      description: project.description,
      content_type: project.contentType,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

/** Some fields of a project; what is undefined stays as it is. */
export interface ProjectEdit {
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly taxonomyLocked?: boolean | undefined
}

/** Changes the given fields of a project. */
export async function updateProjectRow(
  db: Database,
  id: string,
  fields: ProjectEdit,
  now: Date,
): Promise<void> {
  await db
    .updateTable('project')
    .set({
      updated_at: now,
      ...(fields.name === undefined ? {} : { name: fields.name }),
      ...(fields.description === undefined ? {} : { description: fields.description }),
      ...(fields.taxonomyLocked === undefined ? {} : { taxonomy_locked: fields.taxonomyLocked }),
    })
    .where('id', '=', id)
    .execute()
}

/** Deletes a project and everything in it; labels first, for label classes hold on to theirs. @returns the keys of its files, to be removed after the transaction */
export async function deleteProjectRows(db: Database, id: string): Promise<string[]> {
  const files = await sql<{ key: string }>`
    select unnest(array[file_key, display_key, thumbnail_key]) as key from media where project_id = ${id}
    union all
    select unnest(array[frame.file_key, frame.display_key, frame.thumbnail_key])
    from frame join media on media.id = frame.media_id where media.project_id = ${id}
    union all select file_key from upload where project_id = ${id}
    union all select result ->> 'fileKey' from run where project_id = ${id}`.execute(db)
  await db.deleteFrom('label').where('project_id', '=', id).execute()
  await db.deleteFrom('project').where('id', '=', id).execute()
  return files.rows.map(row => row.key).filter(key => key !== null)
}
