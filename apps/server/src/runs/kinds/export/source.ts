import { type LabelContent, noAttributes } from '@gesso/core'
import type { ExportImage, ExportProject, ExportSource, LabelledImage } from '@gesso/formats'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import { imageUrls } from '../../../resources/images/index.ts'
import {
  type ImageToExport,
  imagesAfter,
  type LabelToExport,
  labelsOfImages,
  type Selection,
  tagsOfImages,
} from './queries.ts'

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

/** What formats read of a selection of images: pages, each fetched while the one before it is written. */
export function exportSource(reading: Reading): ExportSource {
  const keys = new WeakMap<ExportImage, string>()
  const imageOf = (row: ImageToExport, tags: readonly string[]): ExportImage => {
    const { id, name, datasetName, width, height, mode, status, externalId } = row
    const publicUrl = reading.pictureUrls ? imageUrls(reading.context.urls, row).originalUrl || null : null
    const createdAt = row.createdAt.toISOString()
    const image = {
      id,
      name,
      datasetName,
      width,
      height,
      mode,
      status,
      tags,
      createdAt,
      externalId,
      publicUrl,
    }
    if (row.fileKey !== null) keys.set(image, row.fileKey)
    return image
  }
  return {
    project: reading.project,
    async *images() {
      for await (const { rows, tags } of pages(reading, false))
        for (const row of rows) yield imageOf(row, tags.get(row.id) ?? [])
    },
    async *labelledImages() {
      for await (const { rows, tags, labels } of pages(reading, true))
        for (const row of rows) {
          const image = imageOf(row, tags.get(row.id) ?? [])
          const labelled: LabelledImage = Object.assign(image, {
            labels: (labels.get(row.id) ?? []).map(labelOf),
          })
          yield labelled
        }
    },
    async openFile(image) {
      const key = keys.get(image)
      return key === undefined ? undefined : reading.context.files.read(key)
    },
  }
}

/** Parsed image by image, so that what a format is done with goes before the garbage collector has to carry it along. */
function labelOf({
  id,
  classId,
  shape,
  geometry,
  zIndex,
  tool,
  externalId,
  attributes,
}: LabelToExport): LabelContent {
  const values = attributes === null ? noAttributes : JSON.parse(attributes)
  return { id, classId, shape, geometry: JSON.parse(geometry), zIndex, tool, externalId, attributes: values }
}

interface ImagesPage {
  readonly rows: readonly ImageToExport[]
  readonly tags: ReadonlyMap<string, readonly string[]>
  readonly labels: ReadonlyMap<string, readonly LabelToExport[]>
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
  return {
    rows,
    tags: grouped(
      tags,
      tag => tag.imageId,
      tag => tag.name,
    ),
    labels: grouped(
      labels,
      label => label.imageId,
      label => label,
    ),
  }
}

function grouped<T, V>(
  items: readonly T[],
  keyOf: (item: T) => string,
  pick: (item: T) => V,
): Map<string, V[]> {
  const groups = new Map<string, V[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(pick(item))
    else groups.set(keyOf(item), [pick(item)])
  }
  return groups
}
