import type { Context } from '../../context.ts'
import { type Actor, findWorkspace } from '../access/index.ts'
import { findBucket } from './find-bucket.ts'
import { type BucketRow, insertBucket } from './queries.ts'
import { type BucketInput, sealedSettings } from './settings.ts'

/**
 * Keeps the credentials of a bucket; whether they open it is not looked at.
 * @throws AppError `invalid_input` naming the field
 */
export async function createBucket(
  context: Context,
  actor: Actor,
  workspaceId: string,
  { name, ...input }: BucketInput & { readonly name: string },
): Promise<BucketRow> {
  await findWorkspace(context, actor, workspaceId, 'manage buckets')
  const bucket = { id: context.newId(), workspaceId }
  const settings = sealedSettings(context, bucket, input)
  await insertBucket(context.db, { ...bucket, ...settings, name: name.trim() }, actor, context.now())
  return findBucket(context, actor, bucket.id, 'manage buckets')
}
