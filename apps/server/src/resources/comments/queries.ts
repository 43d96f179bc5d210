import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/index.ts'

/** A comment as it is stored, with the project and workspace it lives in. */
export interface CommentRow {
  readonly id: string
  readonly mediaId: string
  readonly projectId: string
  readonly workspaceId: string
  readonly threadId: string | null
  readonly authorId: string | null
  readonly authorName: string
  readonly body: string
  readonly x: number | null
  readonly y: number | null
  readonly frame: number | null
  readonly createdAt: Date
  readonly resolvedAt: Date | null
  readonly resolvedBy: string | null
}

const comments = sql`
  select comment.id, comment.media_id as "mediaId", media.project_id as "projectId",
    project.workspace_id as "workspaceId", comment.thread_id as "threadId", comment.author_id as "authorId",
    comment.author_name as "authorName", comment.body, comment.x, comment.y, comment.frame,
    comment.created_at as "createdAt", comment.resolved_at as "resolvedAt", comment.resolved_by as "resolvedBy"
  from comment join media on media.id = comment.media_id join project on project.id = media.project_id`

async function commentsWhere(db: Database, condition: RawBuilder<unknown>): Promise<CommentRow[]> {
  return (await sql<CommentRow>`${comments} where ${condition} order by comment.id`.execute(db)).rows
}

/** One comment, whoever asks. */
export async function commentById(db: Database, id: string): Promise<CommentRow | undefined> {
  return (await commentsWhere(db, sql`comment.id = ${id}`))[0]
}

/** The comments on a media, oldest first. */
export function commentsOnMedia(db: Database, mediaId: string): Promise<CommentRow[]> {
  return commentsWhere(db, sql`comment.media_id = ${mediaId}`)
}

/** What a comment is pinned on: its size is that of the frame, where one is named and known. */
export interface CommentedMedia {
  readonly id: string
  readonly workspaceId: string
  readonly kind: string
  readonly width: number | null
  readonly height: number | null
  /** of a video that was read; otherwise null */
  readonly frames: number | null
}

/** An image or a video, whoever asks. @param frame of a video, from 0 */
export async function commentedMedia(
  db: Database,
  id: string,
  frame: number | null,
): Promise<CommentedMedia | undefined> {
  const { rows } = await sql<CommentedMedia>`
    select media.id, project.workspace_id as "workspaceId", media.kind, coalesce(frame.width, media.width) as width,
      coalesce(frame.height, media.height) as height, video.duration_frames as frames
    from media join project on project.id = media.project_id
      left join video on video.media_id = media.id
      left join frame on frame.media_id = media.id and frame.place = ${frame}::int
    where media.id = ${id}`.execute(db)
  return rows[0]
}

type NewRow = Omit<CommentRow, 'projectId' | 'workspaceId' | 'resolvedAt' | 'resolvedBy'>

/** Adds a comment. @returns false when the media has as many as it may have, or the thread is gone */
export async function insertComment(db: Database, row: NewRow, limit: number): Promise<boolean> {
  const { rows } = await sql`
    insert into comment (id, media_id, thread_id, author_id, author_name, body, x, y, frame, created_at)
    select ${row.id}, ${row.mediaId}, ${row.threadId}::uuid, ${row.authorId}::uuid, ${row.authorName}, ${row.body},
      ${row.x}::float8, ${row.y}::float8, ${row.frame}::int, ${row.createdAt}
    where (select count(*) from comment where media_id = ${row.mediaId}) < ${limit}
      and (${row.threadId}::uuid is null or exists (select from comment where id = ${row.threadId}::uuid))
    returning id`.execute(db)
  return rows.length > 0
}

/** What may change of a comment; what is undefined stays. */
export interface CommentFields {
  readonly body: string | undefined
  /** null: open again */
  readonly resolved: { at: Date; by: string } | null | undefined
}

/** Changes a comment. Who resolved it first stays the one who did. */
export async function updateCommentRow(
  db: Database,
  id: string,
  { body, resolved }: CommentFields,
): Promise<void> {
  await sql`
    update comment set body = coalesce(${body ?? null}, body),
      resolved_at = case when ${resolved === undefined} then resolved_at when ${resolved === null} then null
        else coalesce(resolved_at, ${resolved?.at ?? null}) end,
      resolved_by = case when ${resolved === undefined} then resolved_by when ${resolved === null} then null
        when resolved_at is not null then resolved_by else ${resolved?.by ?? null}::uuid end
    where id = ${id}`.execute(db)
}

/** Deletes a comment with its answers. */
export async function deleteCommentRow(db: Database, id: string): Promise<void> {
  await sql`delete from comment where id = ${id}`.execute(db)
}
