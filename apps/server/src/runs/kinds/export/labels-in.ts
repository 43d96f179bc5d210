import { type AttributeValues, type Geometry, noAttributes } from '@gesso/core'
import type { ExportLabel } from '@gesso/formats'

const inside = '\u0001'
const between = '\u0002'
const uuidLength = 36

/** What most labels do not have. */
type More = readonly [
  tool: string | null,
  externalId: string | null,
  attributes: AttributeValues,
  made: ExportLabel['made'] | null,
]

const nothingMore: More = [null, null, noAttributes, null]

/** A label whose geometry stays text until somebody asks for it: some formats never do. */
class StoredLabel implements ExportLabel {
  readonly tool: string | null
  readonly externalId: string | null
  readonly attributes: AttributeValues
  declare readonly made?: NonNullable<ExportLabel['made']>
  #geometry: Geometry | undefined

  constructor(
    readonly id: string,
    readonly classId: string,
    readonly shape: string,
    readonly zIndex: number,
    readonly geometryText: string,
    more: More,
  ) {
    // Not taken apart as [tool, externalId, ...]: that makes an iterator a label.
    this.tool = more[0]
    this.externalId = more[1]
    this.attributes = more[2]
    if (more[3] !== null && more[3] !== undefined) this.made = more[3]
  }

  get geometry(): Geometry {
    this.#geometry ??= parsed<Geometry>(this.geometryText)
    return this.#geometry
  }
}

/** The labels that `labelsOfImages` wrote into a text. */
export function labelsIn(text: string): readonly ExportLabel[] {
  const labels: ExportLabel[] = []
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf(between, from)
    const end = found < 0 ? text.length : found
    labels.push(labelAt(text, from, end))
    from = end + 1
  }
  return labels
}

function labelAt(text: string, from: number, end: number): ExportLabel {
  const classAt = from + uuidLength
  const shapeAt = classAt + uuidLength
  const shapeEnd = text.indexOf(inside, shapeAt)
  const zIndexEnd = text.indexOf(inside, shapeEnd + 1)
  const moreEnd = text.indexOf(inside, zIndexEnd + 1)
  const more = text.slice(zIndexEnd + 1, moreEnd)
  return new StoredLabel(
    text.slice(from, classAt),
    text.slice(classAt, shapeAt),
    text.slice(shapeAt, shapeEnd),
    Number(text.slice(shapeEnd + 1, zIndexEnd)),
    text.slice(moreEnd + 1, end),
    more === '' ? nothingMore : parsed<More>(more),
  )
}

function parsed<T>(json: string): T {
  return JSON.parse(json)
}
