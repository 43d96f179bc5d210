import {
  AppError,
  type AttributeValues,
  type ChangeRequest,
  type Geometry,
  noAttributes,
  type RequestedLabel,
  type Size,
  saysSomething,
  withKeyframes,
} from '@gesso/core'
import { parseGeometry, problemInImage } from '@gesso/shapes'
import { maxLabelsPerChange } from './contract.ts'

/** A label that a change brings, and what to call it in errors. */
interface Brought {
  readonly label: RequestedLabel
  readonly field: string
}

/** A change whose shapes and ids are sound; what depends on the media is still to be judged. */
export interface ParsedChange extends ChangeRequest {
  /** everything that stands on the media afterwards */
  readonly brought: readonly Brought[]
  /** every label the change speaks of, each once */
  readonly labelIds: readonly string[]
  /** those of them that it takes for standing */
  readonly editedIds: readonly string[]
  readonly classIds: readonly string[]
}

/**
 * Judges what a change says by itself. Ids are taken in lower case, as the database answers them.
 * @throws AppError `invalid_input`, `shape_unknown`, `geometry_invalid`
 */
export function parseChange(request: ChangeRequest): ParsedChange {
  const added = request.added.map(normal)
  const updated = request.updated.map(({ version, to }) => ({ version, to: normal(to) }))
  const removed = request.removed.map(({ id, version }) => ({ id: id.toLowerCase(), version }))
  const count = added.length + updated.length + removed.length
  if (count > maxLabelsPerChange)
    throw invalid('change', `touches ${count} labels; at most ${maxLabelsPerChange} are accepted`)
  const brought = [
    ...added.map((label, index) => ({ label, field: `added[${index}]` })),
    ...updated.map(({ to }, index) => ({ label: to, field: `updated[${index}].to` })),
  ]
  for (const { shape, geometry, field } of brought.flatMap(drawingsOf)) parseGeometry(shape, geometry, field)
  const fields = [...brought.map(each => each.field), ...removed.map((_, index) => `removed[${index}]`)]
  const labelIds = [...brought.map(each => each.label.id), ...removed.map(each => each.id)]
  refuseTwice(labelIds, fields)
  const editedIds = labelIds.slice(added.length)
  const classIds = [...new Set(brought.map(each => each.label.classId))]
  return { id: request.id.toLowerCase(), added, updated, removed, brought, labelIds, editedIds, classIds }
}

/**
 * Refuses classes of another project.
 * @param classIds those of the change's classes that are of the media's project
 * @throws AppError `not_found`
 */
export function judgeClasses(change: ParsedChange, classIds: ReadonlySet<string>): void {
  for (const { label } of change.brought)
    if (!classIds.has(label.classId))
      throw new AppError('not_found', { what: 'label class', id: label.classId })
}

/**
 * Refuses what cannot stand on an image: keyframes, and geometry outside it.
 * @throws AppError `invalid_input`, `geometry_invalid`
 */
export function judgeOnImage(change: ParsedChange, size: Size): void {
  for (const { label, field } of change.brought) {
    if (label.keyframes) throw invalid(`${field}.keyframes`, 'is for labels on videos')
    judgeDrawing({ ...label, field: `${field}.geometry` }, size)
  }
}

/** Refuses geometry outside its picture. @throws AppError `geometry_invalid` */
export function judgeDrawing({ shape, geometry, field }: Drawing, size: Size): void {
  const problem = problemInImage(shape, geometry, size)
  if (problem !== undefined) throw new AppError('geometry_invalid', { field, problem })
}

/** A geometry that a change brings, and what to call it in errors. */
export interface Drawing {
  readonly shape: string
  readonly geometry: Geometry
  readonly field: string
}

/** What a label is drawn as: its geometry, or that of each of its keyframes. */
export function drawingsOf({ label: { shape, geometry, keyframes }, field }: Brought): readonly Drawing[] {
  if (!keyframes?.length) return [{ shape, geometry, field: `${field}.geometry` }]
  return keyframes.map((keyframe, index) => ({
    shape,
    geometry: keyframe.geometry,
    field: `${field}.keyframes[${index}].geometry`,
  }))
}

/** Nothing but what a label has: what else a request carries is not kept. */
function normal(label: RequestedLabel): RequestedLabel {
  const { id, classId, shape, geometry, zIndex, tool, externalId, attributes, keyframes, locked } = label
  const drawn = {
    id: id.toLowerCase(),
    classId: classId.toLowerCase(),
    shape,
    geometry,
    zIndex,
    tool,
    externalId,
    ...(locked === undefined ? {} : { locked }),
  }
  if (keyframes) {
    const normally = keyframes.map(({ frame, outside, geometry, attributes }) => ({
      frame,
      outside,
      geometry,
      attributes: normalValues(attributes),
    }))
    return withKeyframes({ ...drawn, attributes: noAttributes }, normally)
  }
  return attributes === undefined ? drawn : { ...drawn, attributes: normalValues(attributes) }
}

/** What says nothing is no value. */
function normalValues(values: AttributeValues): AttributeValues {
  const said = Object.entries(values).filter(([, value]) => saysSomething(value))
  return Object.fromEntries(said.map(([id, value]) => [id.toLowerCase(), value]))
}

function refuseTwice(ids: readonly string[], fields: readonly string[]): void {
  if (new Set(ids).size === ids.length) return
  const seen = new Set<string>()
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) throw invalid(fields[index] ?? 'change', `names label ${id} a second time`)
    seen.add(id)
  }
}

function invalid(field: string, problem: string): AppError {
  return new AppError('invalid_input', { field, problem })
}
