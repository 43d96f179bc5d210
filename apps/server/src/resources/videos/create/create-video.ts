import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Database, refusingTaken } from '../../../db/index.ts'
import { removeUnownedFiles } from '../../../files/index.ts'
import { checkFetchable } from '../../../pictures/index.ts'
import { queueRun } from '../../../runs/index.ts'
import type { Actor } from '../../access/index.ts'
import { findDataset } from '../../datasets/index.ts'
import {
  checkImageName,
  nameFromUrl,
  type Source,
  sourceFromBucket,
  sourceFromUpload,
} from '../../images/index.ts'
import { checkHolds, findProject } from '../../projects/index.ts'
import { findVideo } from '../find-video.ts'
import type { VideoRow } from '../queries.ts'
import { insertVideo, isNameTaken } from './queries.ts'

/** What a video is made of. */
export type NewVideo = { readonly datasetId: string } & (
  | { readonly uploadId: string; readonly name: string }
  | {
      readonly url: string
      /** the last part of the URL unless said */
      readonly name?: string | undefined
    }
  | { readonly bucketId: string; readonly key: string; readonly name: string }
)

/** The name of the run kind that reads videos. */
export const videoRunKind = 'video'

/**
 * Makes a video out of an upload or a URL; it is PROCESSING until a run has read it, which also fetches the URL.
 * @throws AppError `not_found`, `invalid_input`, `name_taken`, `content_type_refused`, `url_refused` and what is wrong
 * with the upload
 */
export async function createVideo(
  context: Context,
  actor: Actor,
  projectId: string,
  input: NewVideo,
  signal?: AbortSignal,
): Promise<VideoRow> {
  const project = await findProject(context, actor, projectId, 'upload images')
  const dataset = await findDataset(context, actor, input.datasetId, 'upload images')
  if (dataset.projectId !== project.id)
    throw new AppError('not_found', { what: 'dataset', id: input.datasetId })
  checkHolds(project, 'VIDEOS')
  const name = nameOf(input)
  checkImageName(name)
  if (await isNameTaken(context.db, dataset.id, name))
    throw new AppError('name_taken', { field: 'name', name })
  const { url, source } = await originOf(context, actor, project, { ...input, name }, signal)
  const id = context.newId()
  const fields = { id, projectId: project.id, datasetId: dataset.id, name, url, ...fileOf(source) }
  const made = context.db.transaction().execute(async transaction => {
    await source?.take(transaction)
    const runId = await queueReading(context, transaction, actor, fields)
    await insertVideo(transaction, { ...fields, runId }, actor, context.now())
  })
  const foreign = source?.bucket ? [source.key] : []
  await refusingTaken('media_name_unique', { field: 'name', name }, made).catch(async (error: unknown) => {
    await removeUnownedFiles(context, foreign)
    throw error
  })
  return findVideo(context, actor, id, 'read the workspace')
}

interface Origin {
  readonly url: string | null
  readonly source: Source | undefined
}

function nameOf(input: NewVideo): string {
  return input.name ?? ('url' in input ? nameFromUrl(input.url, 'video') : '')
}

async function originOf(
  context: Context,
  actor: Actor,
  { id: projectId, workspaceId }: { readonly id: string; readonly workspaceId: string },
  input: NewVideo & { readonly name: string },
  signal: AbortSignal | undefined,
): Promise<Origin> {
  if ('url' in input) {
    checkFetchable(input.url)
    return { url: input.url, source: undefined }
  }
  const source =
    'uploadId' in input
      ? await sourceFromUpload(context, actor, projectId, input.uploadId)
      : await sourceFromBucket(
          context,
          actor,
          { id: input.bucketId, key: input.key, workspaceId },
          true,
          signal,
        )
  if (source.bytes > 0) return { url: null, source }
  if (source.bucket) await removeUnownedFiles(context, [source.key])
  throw new AppError('file_empty', { name: input.name })
}

function fileOf(source: Source | undefined) {
  return { fileKey: source?.key ?? null, bytes: source?.bytes ?? null, checksum: source?.checksum ?? null }
}

/** Asks for a video to be read, in the transaction that writes it. @returns the run's id */
export async function queueReading(
  context: Context,
  transaction: Database,
  actor: Actor,
  { id: videoId, projectId }: { id: string; projectId: string },
): Promise<string> {
  const id = context.newId()
  await queueRun(context, transaction, actor, { id, kindName: videoRunKind, projectId, input: { videoId } })
  return id
}
