import type { Context } from '../../../context.ts'
import type { Actor } from '../../access/index.ts'
import { findProject } from '../../projects/index.ts'
import { insertUploads } from './queries.ts'
import { pathOfUpload } from './upload-path.ts'

const lifetimeSeconds = 24 * 60 * 60

/** Makes places for files: each takes one PUT of one file, without a key, within a day. */
export async function createUploads(
  context: Context,
  actor: Actor,
  projectId: string,
  count: number,
): Promise<{ id: string; url: string }[]> {
  await findProject(context, actor, projectId, 'upload images')
  const ids = Array.from({ length: count }, () => context.newId())
  const now = context.now()
  const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1000)
  await insertUploads(context.db, projectId, ids, actor, { now, expiresAt })
  // Signed for longer than it lasts, so that whoever comes late hears that the upload has expired.
  return ids.map(id => ({ id, url: context.urls.signed(pathOfUpload(id), 2 * lifetimeSeconds) }))
}
