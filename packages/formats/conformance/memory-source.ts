import { byStack } from '@gesso/core'
import type { ExportImage, ExportSource, LabelledImage } from '../format.ts'
import { aProject } from './builders.ts'

/** What stands in a source that needs no database. */
export interface SourceContent {
  readonly project?: ExportSource['project']
  readonly images?: readonly LabelledImage[]
  /** names of images whose file is not kept */
  readonly withoutFile?: readonly string[]
}

/** A source in memory that counts what is taken from it. */
export interface MemorySource extends ExportSource {
  /** images handed out so far, over all passes */
  readonly taken: number
  /** files that are open */
  readonly openFiles: number
}

/** The bytes that the file of each image holds. */
export function fileOf(image: ExportImage): Uint8Array {
  return new TextEncoder().encode(`picture of ${image.id}`)
}

/** A source over images in memory. Everything in it is frozen, so that a format which writes into it is found. */
export function memorySource(content: SourceContent = {}): MemorySource {
  const images = frozen(
    (content.images ?? []).map(image => ({ ...image, labels: image.labels.toSorted(byStack) })),
  )
  let taken = 0
  let openFiles = 0
  return {
    project: frozen(content.project ?? aProject()),
    async *images() {
      for (const { labels: _, ...image } of images) {
        taken++
        yield image
      }
    },
    async *labelledImages() {
      for (const image of images) {
        taken++
        yield image
      }
    },
    async openFile(image) {
      if (content.withoutFile?.includes(image.name)) return undefined
      openFiles++
      return read(image, () => openFiles--)
    },
    get taken() {
      return taken
    },
    get openFiles() {
      return openFiles
    },
  }
}

async function* read(image: ExportImage, close: () => void): AsyncGenerator<Uint8Array> {
  const bytes = fileOf(image)
  yield bytes.subarray(0, 3)
  yield bytes.subarray(3)
  close()
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  // Bytes cannot be frozen.
  if (ArrayBuffer.isView(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
