import { type AttributeValues, type Geometry, noAttributes, type TextInBytes } from '@gesso/core'
import type { ExportLabel } from '@gesso/formats'
import { CopiedRows, RecurringTexts, uuidIn } from '../../../db/index.ts'

/** What most labels do not have. */
type More = readonly [
  tool: string | null,
  externalId: string | null,
  attributes: AttributeValues,
  made: ExportLabel['made'] | null,
]

const nothingMore: More = [null, null, noAttributes, null]

/** A label as it was sent by PostgreSQL; what some formats never ask for is only made of it when somebody does. */
class StoredLabel implements ExportLabel {
  readonly tool: string | null
  readonly externalId: string | null
  readonly attributes: AttributeValues
  declare readonly made?: NonNullable<ExportLabel['made']>
  #geometry: Geometry | undefined

  constructor(
    readonly idAt: number,
    readonly classId: string,
    readonly shape: string,
    readonly zIndex: number,
    readonly geometryText: TextInBytes & { readonly bytes: Buffer },
    more: More,
  ) {
    // Not taken apart as [tool, externalId, ...]: that makes an iterator a label.
    this.tool = more[0]
    this.externalId = more[1]
    this.attributes = more[2]
    if (more[3] !== null && more[3] !== undefined) this.made = more[3]
  }

  get id(): string {
    return uuidIn(this.geometryText.bytes, this.idAt)
  }

  get geometry(): Geometry {
    const { bytes, from, to } = this.geometryText
    this.#geometry ??= parsed<Geometry>(textIn(bytes, from, to))
    return this.#geometry
  }
}

/** The labels of an image, from the back to the front of the stack. */
export interface StoredLabels {
  readonly labels: readonly ExportLabel[]
  /** how much was sent for them */
  readonly bytes: number
}

const uuidLength = 16

/** Reads what `labelsOfImages` sent; one reader for a whole export. */
export class LabelReader {
  readonly #classIds = new RecurringTexts(uuidIn)
  readonly #shapes = new RecurringTexts(textIn)

  /** The labels by the id of their image. */
  byImage(bytes: Buffer): ReadonlyMap<string, StoredLabels> {
    const byImage = new Map<string, StoredLabels>()
    const rows = new CopiedRows(bytes)
    let mediaAt = -1
    let labels: ExportLabel[] = []
    let begin = 0
    let highest = Number.NEGATIVE_INFINITY
    let inOrder = true
    const endImage = (end: number) => {
      if (labels.length === 0) return
      // They come in the order of their ids, which decides between equals.
      if (!inOrder) labels.sort((a, b) => a.zIndex - b.zIndex)
      byImage.set(uuidIn(bytes, mediaAt), { labels, bytes: end - begin })
    }
    for (let at = rows.to; rows.nextRow(); at = rows.to) {
      rows.nextField()
      if (mediaAt < 0 || bytes.compare(bytes, mediaAt, mediaAt + uuidLength, rows.from, rows.to) !== 0) {
        endImage(at)
        labels = []
        begin = at
        highest = Number.NEGATIVE_INFINITY
        inOrder = true
      }
      mediaAt = rows.from
      const label = this.#label(rows)
      labels.push(label)
      if (label.zIndex < highest) inOrder = false
      else highest = label.zIndex
    }
    endImage(rows.to)
    return byImage
  }

  #label(rows: CopiedRows): StoredLabel {
    const { bytes } = rows
    rows.nextField()
    const idAt = rows.from
    rows.nextField()
    const classId = this.#classIds.textOf(bytes, rows.from, rows.to)
    rows.nextField()
    const shape = this.#shapes.textOf(bytes, rows.from, rows.to)
    rows.nextField()
    const zIndex = bytes.readInt32BE(rows.from)
    const more = rows.nextField() ? parsed<More>(textIn(bytes, rows.from, rows.to)) : nothingMore
    rows.nextField()
    return new StoredLabel(idAt, classId, shape, zIndex, { bytes, from: rows.from, to: rows.to }, more)
  }
}

function textIn(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('utf8', from, to)
}

function parsed<T>(json: string): T {
  return JSON.parse(json)
}
