import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type RunRow, startRun } from '../../runs/index.ts'
import type { Actor } from '../access/index.ts'
import { findBucket } from '../buckets/index.ts'
import { findDataset } from '../datasets/index.ts'
import { readUpload } from '../images/index.ts'
import { checkHolds, checkTakesFiles, findProject } from '../projects/index.ts'
import type { BucketImport } from './contract.ts'

/** The name of the run kind that imports. */
export const bucketImportKindName = 'bucket-import'

/**
 * Starts to make images or videos of the objects in a bucket.
 * @throws AppError `not_found`, `forbidden`, what is wrong with the upload
 */
export async function startBucketImport(
  context: Context,
  actor: Actor,
  projectId: string,
  input: BucketImport,
): Promise<RunRow> {
  const project = await findProject(context, actor, projectId, 'import from buckets')
  const bucket = await findBucket(context, actor, input.bucketId, 'import from buckets')
  if (bucket.workspaceId !== project.workspaceId)
    throw new AppError('not_found', { what: 'bucket', id: input.bucketId })
  const dataset = await findDataset(context, actor, input.datasetId, 'upload images')
  if (dataset.projectId !== project.id)
    throw new AppError('not_found', { what: 'dataset', id: input.datasetId })
  const videos = input.assetType === 'videos'
  checkHolds(project, videos ? 'VIDEOS' : 'IMAGES')
  checkTakesFiles(project)
  if (videos && input.copy === false)
    throw new AppError('invalid_input', {
      field: 'copy',
      problem: 'must be true for videos: they are read here',
    })
  if (input.uploadId) {
    const place = { workspaceId: project.workspaceId, projectId: project.id }
    const list = await readUpload(context, actor, input.uploadId, place)
    list.destroy()
  }
  return startRun(context, actor, bucketImportKindName, project.id, input)
}
