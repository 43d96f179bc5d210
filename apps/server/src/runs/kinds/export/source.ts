import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError, type AttributeValues, noAttributes } from '@gesso/core'
import type { ExportImage, ExportProject, ExportSource, LabelledImage } from '@gesso/formats'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import { openBucketById } from '../../../resources/buckets/index.ts'
import { imageUrls } from '../../../resources/images/index.ts'
import type { ClassTally } from './class-tally.ts'
import type { FrameSource } from './frames/source.ts'
import { LabelReader, type StoredLabels } from './labels-in.ts'
import {
  attributesOfImages,
  type ImageToExport,
  imagesAfter,
  labelsOfImages,
  type Selection,
  tagsOfImages,
} from './queries.ts'

/** Labels come with them: what is read ahead has to be small. */
const labelledImagesPerPage = 250
const imagesPerPage = 1000
/**
 * So much of labels is written before everything else has its turn: requests, and the next page, which PostgreSQL
 * can only send while somebody takes it.
 */
const bytesPerTurn = 64 * 1024

interface Reading {
  readonly context: Context
  /** a transaction that sees one state of the database, however long it reads */
  readonly snapshot: Database
  readonly project: ExportProject
  readonly selection: Selection
  readonly pictureUrls: boolean
  readonly signal: AbortSignal
  readonly tally: ClassTally
  readonly frames: FrameSource
}

/** An image that knows where its file is: here, or in somebody's bucket. */
interface KeptImage extends LabelledImage {
  readonly fileKey: string | null
  readonly bucketId: string | null
  readonly bucketKey: string | null
}

/**
 * What formats read of a selection: images in pages, each fetched while the one before it is written, and after them the
 * frames of videos that are made of pictures.
 */
export function exportSource(reading: Reading): ExportSource {
  return {
    project: reading.project,
    async *images() {
      for await (const page of pages(reading))
        for (const row of page.rows) yield imageOf(reading, row, page, none.labels)
      for await (const frame of reading.frames.images()) yield frame
    },
    async *labelledImages() {
      reading.tally.begin()
      let sinceTurn = 0
      for await (const page of pages(reading, new LabelReader())) {
        for (const row of page.rows) {
          const { labels, bytes } = page.labels.get(row.id) ?? none
          reading.tally.add(labels)
          yield imageOf(reading, row, page, labels)
          sinceTurn += bytes
          if (sinceTurn < bytesPerTurn) continue
          await nextTurn()
          sinceTurn = 0
        }
      }
      for await (const frame of reading.frames.labelledImages()) {
        reading.tally.add(frame.labels)
        yield frame
      }
    },
    async openFile(image) {
      if (!isKept(image)) return undefined
      if (image.fileKey !== null) return reading.context.files.read(image.fileKey)
      return fromBucket(reading, image)
    },
  }
}

const nothing: ReadonlyMap<string, StoredLabels> = new Map()
const none: StoredLabels = { labels: [], bytes: 0 }

/** All in one: `{ ...image, labels }` would cost as much as the labels, and leave more behind for the garbage collector. */
function imageOf(
  { pictureUrls, context }: Reading,
  row: ImageToExport,
  page: ImagesPage,
  labels: StoredLabels['labels'],
): KeptImage {
  return {
    id: row.id,
    name: row.name,
    datasetName: row.datasetName,
    width: row.width,
    height: row.height,
    mode: row.mode,
    status: row.status,
    tags: page.tags.get(row.id) ?? [],
    attributes: page.attributes.get(row.id) ?? noAttributes,
    createdAt: row.createdAt,
    externalId: row.externalId,
    publicUrl: pictureUrls ? imageUrls(context.urls, row).originalUrl || null : null,
    fileKey: row.fileKey,
    bucketId: row.bucketId,
    bucketKey: row.bucketKey,
    labels,
  }
}

/** What a bucket answers that does not give a file. */
const notGiven: readonly string[] = ['bucket_failed', 'not_found']

/** The file of an image that stays in a bucket; undefined where there is none, or its bucket does not give it. */
async function fromBucket(
  { context, signal }: Reading,
  { bucketId, bucketKey }: KeptImage,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (bucketId === null || bucketKey === null) return undefined
  try {
    const bucket = await openBucketById(context, bucketId)
    return await bucket.read(bucketKey, signal)
  } catch (error) {
    // Not there any more, or not to be had: the format says so of this file, and writes the others.
    if (error instanceof AppError && notGiven.includes(error.code)) return undefined
    throw error
  }
}

function isKept(image: ExportImage): image is KeptImage {
  return 'fileKey' in image
}

interface ImagesPage {
  readonly rows: readonly ImageToExport[]
  readonly tags: ReadonlyMap<string, readonly string[]>
  readonly attributes: ReadonlyMap<string, AttributeValues>
  readonly labels: ReadonlyMap<string, StoredLabels>
}

async function* pages(reading: Reading, labels?: LabelReader): AsyncGenerator<ImagesPage, void> {
  let next = readPage(reading, undefined, labels)
  for (;;) {
    const page = await next
    const last = page.rows.at(-1)
    if (!last) return
    reading.signal.throwIfAborted()
    next = readPage(reading, last.id, labels)
    // It fails where it is awaited; until then nobody looks.
    next.catch(() => undefined)
    yield page
  }
}

async function readPage(
  { snapshot, selection, project }: Reading,
  afterId: string | undefined,
  labels: LabelReader | undefined,
): Promise<ImagesPage> {
  const limit = labels ? labelledImagesPerPage : imagesPerPage
  const rows = await imagesAfter(snapshot, selection, afterId, limit)
  const ids = rows.map(row => row.id)
  const tags = project.tagClasses.length > 0 ? await tagsOfImages(snapshot, ids) : []
  const ofImages = project.attributes.some(({ subject }) => subject === 'IMAGE')
  const values = ofImages ? await attributesOfImages(snapshot, ids) : []
  const attributes = new Map(values.map(each => [each.imageId, each.values]))
  const copied = labels && ids.length > 0 ? await labelsOfImages(snapshot, selection, ids) : undefined
  return {
    rows,
    attributes,
    tags: namesById(tags),
    labels: labels && copied ? labels.byImage(copied) : nothing,
  }
}

function namesById(tags: readonly { imageId: string; name: string }[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { imageId, name } of tags) {
    const known = names.get(imageId)
    if (known) known.push(name)
    else names.set(imageId, [name])
  }
  return names
}
