import type { ExportImage, ExportLabel, ExportProject, ExportSource } from '@gesso/formats'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import { imageUrls } from '../../../resources/images/index.ts'
import { type ImageToExport, imagesAfter, labelsOfImages, type Selection, tagsOfImages } from './queries.ts'

const imagesPerPage = 250

interface Reading {
  readonly context: Context
  /** a transaction that sees one state of the database, however long it reads */
  readonly snapshot: Database
  readonly project: ExportProject
  readonly selection: Selection
  readonly pictureUrls: boolean
  readonly signal: AbortSignal
}

/** An image that knows where its file is kept. */
interface KeptImage extends ExportImage {
  readonly [fileKey]: string | null
}

const fileKey = Symbol('where the file of an image is kept')

/** What formats read of a selection of images: pages, each fetched while the one before it is written. */
export function exportSource(reading: Reading): ExportSource {
  return {
    project: reading.project,
    async *images() {
      for await (const { rows, tags } of pages(reading, false))
        for (const row of rows) yield imageOf(reading, row, tags.get(row.id))
    },
    async *labelledImages() {
      for await (const { rows, tags, labels } of pages(reading, true))
        for (const row of rows) {
          const image = imageOf(reading, row, tags.get(row.id))
          yield Object.assign(image, { labels: labelsIn(labels.get(row.id)) })
        }
    },
    async openFile(image) {
      const key = fileKey in image ? (image as KeptImage)[fileKey] : null
      return key === null ? undefined : reading.context.files.read(key)
    },
  }
}

function imageOf(
  { pictureUrls, context }: Reading,
  row: ImageToExport,
  tags: readonly string[] = [],
): KeptImage {
  const { id, name, datasetName, width, height, mode, status, createdAt, externalId } = row
  const publicUrl = pictureUrls ? imageUrls(context.urls, row).originalUrl || null : null
  const shown = { id, name, datasetName, width, height, mode, status, tags, createdAt, externalId, publicUrl }
  return { ...shown, [fileKey]: row.fileKey }
}

/** Parsed image by image, so that what a format is done with goes before the garbage collector has to carry it along. */
function labelsIn(text: string | undefined): readonly ExportLabel[] {
  return text === undefined ? [] : JSON.parse(text)
}

interface ImagesPage {
  readonly rows: readonly ImageToExport[]
  readonly tags: ReadonlyMap<string, readonly string[]>
  /** JSON */
  readonly labels: ReadonlyMap<string, string>
}

async function* pages(reading: Reading, withLabels: boolean): AsyncGenerator<ImagesPage, void> {
  let next = readPage(reading, undefined, withLabels)
  for (;;) {
    const page = await next
    const last = page.rows.at(-1)
    if (!last) return
    reading.signal.throwIfAborted()
    next = readPage(reading, last.id, withLabels)
    // It fails where it is awaited; until then nobody looks.
    next.catch(() => undefined)
    yield page
  }
}

async function readPage(
  { snapshot, selection, project }: Reading,
  afterId: string | undefined,
  withLabels: boolean,
): Promise<ImagesPage> {
  const rows = await imagesAfter(snapshot, selection, afterId, imagesPerPage)
  const ids = rows.map(row => row.id)
  const tags = project.tagClasses.length > 0 ? await tagsOfImages(snapshot, ids) : []
  const labels = withLabels ? await labelsOfImages(snapshot, ids) : []
  return { rows, tags: namesById(tags), labels: new Map(labels.map(each => [each.imageId, each.labels])) }
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
