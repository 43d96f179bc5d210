import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import { type Database, violatedConstraint } from '../../../db/index.ts'
import { adoptFiles, removeUnownedFiles } from '../../../files/index.ts'
import { type Actor, authorise } from '../../access/index.ts'
import { type DatasetRow, findDataset } from '../../datasets/index.ts'
import { checkHolds, checkTakesFiles, findProject, type ProjectRow } from '../../projects/index.ts'
import { findImage } from '../find-image.ts'
import { checkImageName, safeImageName } from '../image-name.ts'
import type { ImageRow } from '../queries.ts'
import { prepareFiles } from './prepare-files.ts'
import { type FileFields, imageIdByName, insertImage } from './queries.ts'
import { giveFile } from './replace-image-file.ts'
import { type Source, sourceFromBucket, sourceFromUpload, sourceFromUrl } from './sources.ts'

/** What an image is made of. */
export type NewImage = {
  readonly datasetId: string
  readonly externalId?: string | null | undefined
  /** an image of that name in the dataset gets the new file and keeps its labels; else its name is taken */
  readonly replace?: boolean | undefined
} & (
  | { readonly uploadId: string; readonly name: string }
  | {
      readonly url: string
      /** the last part of the URL unless said */
      readonly name?: string | undefined
      /** false, and in a project of URLDATA: the file stays with its owner, and only a thumbnail is kept; else true */
      readonly copyOriginal?: boolean | undefined
    }
  | {
      readonly bucketId: string
      /** of an object in it */
      readonly key: string
      /** the last part of the key unless said */
      readonly name?: string | undefined
      readonly copyOriginal?: boolean | undefined
    }
)

/**
 * Makes an image from an upload or a URL: the file is fetched, read to its last pixel, and shown in small, before the
 * answer. What is refused leaves nothing, but an upload can be used again.
 * @throws AppError `not_found`, `invalid_input` for a name no file can have, `name_taken`, what the source and the
 * picture are refused for
 */
export async function createImage(
  context: Context,
  actor: Actor,
  projectId: string,
  input: NewImage,
  signal?: AbortSignal,
): Promise<ImageRow> {
  const project = await findProject(context, actor, projectId, 'upload images')
  const dataset = await findDataset(context, actor, input.datasetId, 'upload images')
  if (dataset.projectId !== project.id) throw unknownDataset(input.datasetId)
  checkHolds(project, 'IMAGES')
  if (!('url' in input)) checkTakesFiles(project)
  const name = input.name ?? nameFrom(input)
  checkImageName(name)
  if (!input.replace) await refuseTakenName(context, dataset, name)
  const source = await sourceOf(context, actor, project, input, signal)
  const id = await imageFrom(context, actor, dataset, source, { ...input, name })
  return findImage(context, actor, id, 'read the workspace')
}

function sourceOf(
  context: Context,
  actor: Actor,
  { id: projectId, workspaceId, contentType }: ProjectRow,
  input: NewImage,
  signal: AbortSignal | undefined,
): Promise<Source> {
  if ('uploadId' in input) return sourceFromUpload(context, actor, projectId, input.uploadId)
  const kept = contentType !== 'URLDATA' && (input.copyOriginal ?? true)
  if ('url' in input) return sourceFromUrl(context, input.url, kept, signal)
  const object = { id: input.bucketId, key: input.key, workspaceId }
  return sourceFromBucket(context, actor, object, kept, signal)
}

interface Wanted {
  readonly name: string
  readonly externalId?: string | null | undefined
  readonly replace?: boolean | undefined
}

async function imageFrom(
  context: Context,
  actor: Actor,
  dataset: DatasetRow,
  source: Source,
  wanted: Wanted,
): Promise<string> {
  // Whatever an image does not own in the end is still noted as unowned, or in its upload: removing those keys is safe.
  const leftovers = source.url === null && !source.bucket ? [] : [source.key]
  try {
    const { fields, madeKeys } = await prepareFiles(context, source, wanted.name)
    leftovers.push(...madeKeys)
    const take = async (transaction: Database) => {
      await source.take(transaction)
      await adoptFiles(transaction, madeKeys)
    }
    const write = () => written(context, actor, dataset, wanted, { fields, take })
    // Somebody may have added the name since it was looked for; then it is there to be replaced.
    const id = await write().catch(error =>
      wanted.replace && isTaken(error) ? write() : Promise.reject(error),
    )
    leftovers.splice(0, leftovers.length, ...(source.kept ? [] : [source.key]))
    return id
  } finally {
    await removeUnownedFiles(context, leftovers)
  }
}

/** Writes the row: a new image, or the file of one whose name is there and may be replaced. */
async function written(
  context: Context,
  actor: Actor,
  dataset: DatasetRow,
  wanted: Wanted,
  files: { fields: FileFields; take: Source['take'] },
): Promise<string> {
  const { name, replace, externalId } = wanted
  const existing = replace ? await imageIdByName(context.db, dataset.id, name) : undefined
  if (existing === undefined) return addImage(context, actor, dataset, wanted, files)
  authorise(actor, dataset, 'manage images', { what: 'dataset', id: dataset.id })
  await giveFile(context, actor, existing, { ...files.fields, name, externalId }, files.take)
  return existing
}

/**
 * Adds an image of files that were read already.
 * @param take makes them the image's own, in the transaction that writes it
 * @returns its id
 * @throws AppError `name_taken`, `not_found`
 */
export async function addImage(
  context: Context,
  actor: Pick<Actor, 'id'>,
  { id: datasetId, projectId }: Pick<DatasetRow, 'id' | 'projectId'>,
  { name, externalId = null }: Wanted,
  { fields, take }: { fields: FileFields; take(transaction: Database, imageId: string): Promise<void> },
): Promise<string> {
  const id = context.newId()
  try {
    await context.db.transaction().execute(async transaction => {
      const row = { ...fields, id, projectId, datasetId, name, externalId }
      await insertImage(transaction, row, actor, context.now())
      await take(transaction, id)
    })
  } catch (error) {
    throw wordsFor(error, { datasetId, name, bucketId: fields.bucketId })
  }
  return id
}

function isTaken(error: unknown): boolean {
  return error instanceof AppError && error.code === 'name_taken'
}

function wordsFor(
  error: unknown,
  { datasetId, name, bucketId }: { datasetId: string; name: string; bucketId: string | null },
): unknown {
  const constraint = violatedConstraint(error)
  if (constraint === 'media_name_unique')
    return new AppError('name_taken', { field: 'name', name }, { cause: error })
  if (constraint === 'media_dataset_fk') return unknownDataset(datasetId)
  if (constraint === 'media_bucket_fk')
    return new AppError('not_found', { what: 'bucket', id: bucketId ?? '' }, { cause: error })
  return error
}

async function refuseTakenName(context: Context, dataset: DatasetRow, name: string): Promise<void> {
  if ((await imageIdByName(context.db, dataset.id, name)) !== undefined)
    throw new AppError('name_taken', { field: 'name', name })
}

function nameFrom(input: NewImage): string {
  if ('url' in input) return nameFromUrl(input.url)
  return 'key' in input ? safeImageName(input.key.slice(input.key.lastIndexOf('/') + 1), 'image') : ''
}

/** The last part of a URL's path, as people write it. */
export function nameFromUrl(url: string, otherwise = 'image'): string {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  const last = path.slice(path.lastIndexOf('/') + 1)
  return safeImageName(decoded(last), otherwise)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function unknownDataset(id: string): AppError {
  return new AppError('not_found', { what: 'dataset', id })
}
