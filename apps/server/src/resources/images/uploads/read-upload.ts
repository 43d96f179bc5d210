import type { Readable } from 'node:stream'
import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Actor, authorise } from '../../access/index.ts'
import { uploadById } from './queries.ts'

/**
 * The file of an upload, to be read by this server: it stays where it is, until the upload expires.
 * @param place what it must be in: a workspace, and perhaps a project of it
 * @throws AppError `not_found`, `upload_expired`, `upload_not_received`
 */
export async function readUpload(
  context: Context,
  actor: Actor,
  uploadId: string,
  place: { readonly workspaceId: string; readonly projectId?: string | undefined },
): Promise<Readable> {
  const found = await uploadById(context.db, uploadId)
  const here =
    found?.workspaceId === place.workspaceId &&
    (place.projectId === undefined || found.projectId === place.projectId)
  const upload = here ? found : undefined
  authorise(actor, upload, 'upload images', { what: 'upload', id: uploadId })
  if (upload.expiresAt < context.now()) throw new AppError('upload_expired', { uploadId })
  if (upload.fileKey === null) throw new AppError('upload_not_received', { uploadId })
  return context.files.read(upload.fileKey)
}
