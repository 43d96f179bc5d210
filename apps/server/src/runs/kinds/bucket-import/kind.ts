import { AppError } from '@gesso/core'
import type { Bucket, BucketObject } from '../../../buckets/index.ts'
import type { Context } from '../../../context.ts'
import type { Actor } from '../../../resources/access/index.ts'
import { BucketImport } from '../../../resources/bucket-imports/contract.ts'
import { bucketImportKindName, listedKeys } from '../../../resources/bucket-imports/index.ts'
import { findBucket, isFolder, openBucket } from '../../../resources/buckets/index.ts'
import { createImage, readUpload } from '../../../resources/images/index.ts'
import { createVideo } from '../../../resources/videos/index.ts'
import { validatorOf } from '../../../wire/index.ts'
import type { ActiveRun, RunControl, RunKind, RunOutcome } from '../../run-kind.ts'
import { inTurns } from './in-turns.ts'
import { nameOfObject, seemsPicture, seemsVideo } from './names.ts'
import { workspaceOfProject } from './queries.ts'
import { createTally } from './tally.ts'

const parse = validatorOf(BucketImport, 'json')

/** Waiting for a bucket is most of the work: a few objects are asked for at once. */
const atOnce = 4

/** Makes images or videos of the objects in a bucket, one by one as HTTP would; what is there already is left as it is. */
export const bucketImportKind: RunKind<BucketImport> = {
  name: bucketImportKindName,
  capability: 'import from buckets',
  parse: input => parse(input, 'input'),
  run: importObjects,
}

async function importObjects(
  context: Context,
  run: ActiveRun<BucketImport>,
  control: RunControl,
): Promise<RunOutcome> {
  const { input, projectId } = run
  const { signal } = control
  const actor = await starterOf(context, run)
  const row = await findBucket(context, actor, input.bucketId, 'import from buckets')
  const bucket = await openBucket(context, row)
  const selection = { bucket, input, actor, place: { workspaceId: row.workspaceId, projectId }, signal }
  let total = 0
  for await (const page of pagesOf(context, selection)) {
    total += page.length
    control.progress(0, total)
  }
  const { maxUploadBytes: limitBytes } = context.settings
  const videos = input.assetType === 'videos'
  const tally = createTally(control, total)
  await inTurns(objectsOf(context, selection), atOnce, async object => {
    signal.throwIfAborted()
    const { key, bytes } = object
    if (videos && !seemsVideo(key)) return tally.skipped('Not a video by its name', key)
    if (!videos && !seemsPicture(key)) return tally.skipped('Not a picture by its name', key)
    if (bytes !== undefined && bytes > limitBytes)
      return tally.refused(new AppError('file_too_large', { name: key, limitBytes }), key)
    const { bucketId, datasetId, copy = true } = input
    const media = { datasetId, bucketId, key, name: nameOfObject(key, input.prefix) }
    const made = videos
      ? createVideo(context, actor, projectId, media, signal)
      : createImage(context, actor, projectId, { ...media, externalId: key, copyOriginal: copy }, signal)
    await made.then(
      () => tally.imported(),
      (error: unknown) => {
        signal.throwIfAborted()
        tally.refused(error, key)
      },
    )
  })
  return { result: tally.result() }
}

interface Selection {
  readonly bucket: Bucket
  readonly input: BucketImport
  readonly actor: Actor
  readonly place: { readonly workspaceId: string; readonly projectId: string }
  readonly signal: AbortSignal
}

/** What is to be imported: `bytes` are not known of keys that a list names. */
type Wanted = Pick<BucketObject, 'key'> & Partial<BucketObject>

async function* pagesOf(
  context: Context,
  { bucket, input, actor, place, signal }: Selection,
): AsyncGenerator<readonly Wanted[], void> {
  if (input.uploadId === undefined) {
    for await (const page of bucket.list(input.prefix ?? '', { signal }))
      yield page.filter(object => !isFolder(object))
    return
  }
  const list = await readUpload(context, actor, input.uploadId, place)
  for await (const key of listedKeys(list, input.prefix)) {
    signal.throwIfAborted()
    yield [{ key }]
  }
}

async function* objectsOf(context: Context, selection: Selection): AsyncGenerator<Wanted, void> {
  for await (const page of pagesOf(context, selection)) yield* page
}

/** Whoever started it was asked then whether they may; the run acts for them with no more than importing takes. */
async function starterOf(context: Context, { id, projectId, startedBy }: ActiveRun<unknown>): Promise<Actor> {
  const workspaceId = await workspaceOfProject(context.db, projectId)
  if (workspaceId === undefined) throw new AppError('not_found', { what: 'project', id: projectId })
  const grants = new Map([[workspaceId, 'Supervisor' as const]])
  return { id: startedBy ?? id, kind: 'key', name: 'Import from a bucket', grants }
}
