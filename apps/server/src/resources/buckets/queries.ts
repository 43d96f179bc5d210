import { sql } from 'kysely'
import type { BucketPlace } from '../../buckets/index.ts'
import type { Database } from '../../db/index.ts'

/** A bucket as it is stored; its secret is sealed. */
export type BucketRow = Awaited<ReturnType<typeof bucketsOfWorkspace>>[number]

function buckets(db: Database) {
  return db
    .selectFrom('bucket')
    .select(['id', 'name', 'provider', 'secret'])
    .select(eb => eb.ref('place').$castTo<BucketPlace>().as('place'))
    .select(['workspace_id as workspaceId', 'created_at as createdAt', 'updated_at as updatedAt'])
}

/** The buckets of a workspace, in the order they were added. */
export function bucketsOfWorkspace(db: Database, workspaceId: string) {
  return buckets(db).where('workspace_id', '=', workspaceId).orderBy('id').execute()
}

/** One bucket, whoever asks. */
export function bucketById(db: Database, id: string) {
  return buckets(db).where('id', '=', id).executeTakeFirst()
}

/** What is kept of a bucket. */
export interface BucketFields {
  readonly name: string
  readonly provider: string
  readonly place: BucketPlace
  /** sealed */
  readonly secret: Buffer
}

/** Adds a bucket. */
export async function insertBucket(
  db: Database,
  bucket: BucketFields & { readonly id: string; readonly workspaceId: string },
  by: { id: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('bucket')
    .values({
      id: bucket.id,
      workspace_id: bucket.workspaceId,
      name: bucket.name,
      provider: bucket.provider,
      place: JSON.stringify(bucket.place),
      secret: bucket.secret,
      created_by: by.id,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

/** Replaces what is kept of a bucket. */
export async function updateBucketRow(
  db: Database,
  id: string,
  { name, provider, place, secret }: BucketFields,
  now: Date,
): Promise<void> {
  await db
    .updateTable('bucket')
    .set({ name, provider, place: JSON.stringify(place), secret, updated_at: now })
    .where('id', '=', id)
    .execute()
}

/** How many media have their files in a bucket. */
export async function countMediaInBucket(db: Database, id: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from media where bucket_id = ${id}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** Deletes a bucket. */
export async function deleteBucketRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('bucket').where('id', '=', id).execute()
}

/** The secrets of all buckets after one of them, whoever's they are. */
export function secretsAfter(db: Database, afterId: string, limit: number) {
  return db
    .selectFrom('bucket')
    .select(['id', 'secret'])
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Keeps a secret anew, unless it was changed meanwhile. */
export async function replaceSecret(db: Database, id: string, before: Buffer, after: Buffer): Promise<void> {
  await sql`update bucket set secret = ${after} where id = ${id} and secret = ${before}`.execute(db)
}
