import type { Role } from '@gesso/core'
import { sql } from 'kysely'
import type { Database } from '../../../db/index.ts'

function liveKeys(db: Database) {
  return db
    .selectFrom('api_key')
    .select(['id', 'workspace_id as workspaceId', 'name', 'prefix', 'created_at as createdAt'])
    .select('last_used_at as lastUsedAt')
    .select(eb => eb.ref('role').$castTo<Role>().as('role'))
    .where('revoked_at', 'is', null)
}

/** An API key as stored, without its hash. */
export type ApiKeyRow = Awaited<ReturnType<typeof liveKeysOf>>[number]

/** What a key lets in. */
export type KnownKey = Pick<ApiKeyRow, 'id' | 'workspaceId' | 'name' | 'role' | 'lastUsedAt'>

/** The key with this hash, unless it is revoked. Every request asks: no builder takes part. */
export async function keyByHash(db: Database, keyHash: Buffer): Promise<KnownKey | undefined> {
  const { rows } = await sql<KnownKey>`
    select id, workspace_id as "workspaceId", name, role, last_used_at as "lastUsedAt"
    from api_key where key_hash = ${keyHash} and revoked_at is null`.execute(db)
  return rows[0]
}

/** Keys of a workspace that are not revoked, newest first. */
export function liveKeysOf(db: Database, workspaceId: string) {
  return liveKeys(db)
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Notes that a key was used, unless somebody else does so just now; nobody waits until it is on the disk. */
export async function touchKey(db: Database, id: string, now: Date): Promise<void> {
  await sql`
    with soon as materialized (select set_config('synchronous_commit', 'off', true))
    update api_key set last_used_at = ${now} from soon where id in (
      select id from api_key where id = ${id} and (last_used_at is null or last_used_at < ${now})
      for no key update skip locked
    )`.execute(db)
}

interface NewApiKey extends Omit<ApiKeyRow, 'lastUsedAt'> {
  readonly keyHash: Buffer
  readonly createdBy: string | null
}

/** Adds a key; one that is there already, even revoked, stays as it is. */
export async function insertKey(db: Database, key: NewApiKey): Promise<void> {
  await db
    .insertInto('api_key')
    .values({
      id: key.id,
      workspace_id: key.workspaceId,
      name: key.name,
      role: key.role,
      key_hash: key.keyHash,
      prefix: key.prefix,
      created_by: key.createdBy,
      created_at: key.createdAt,
    })
    .onConflict(conflict => conflict.constraint('api_key_key_hash_unique').doNothing())
    .execute()
}

/** Revokes a key. @returns whether there was one to revoke */
export async function revokeKey(db: Database, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const revoked = await db
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return revoked !== undefined
}
