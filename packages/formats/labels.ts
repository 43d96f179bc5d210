import type { Box, FlatRings, Geometry, LabelContent, Shape } from '@gesso/core'
import { shapeNamed } from '@gesso/shapes'
import { namedPath } from './file-paths.ts'
import type { ExportClass, ExportImage, ExportLabel } from './format.ts'
import { type Area, areaOf } from './projection.ts'
import type { ExportReport } from './report.ts'

/** A label that a format of areas can write. */
export interface WritableLabel<Class> {
  readonly label: LabelContent
  readonly labelClass: Class
  readonly shape: Shape<Geometry>
  readonly area: Area
  readonly bounds: Box
}

/**
 * Finds what a label is made of; what cannot be written is reported as left out, what loses something as changed.
 * @param classes what the format keeps of each label class, by its id
 * @param known its bounds where somebody has them already
 * @returns undefined when the label cannot be written
 */
export function writableLabel<Class>(
  label: LabelContent,
  image: ExportImage,
  classes: ReadonlyMap<string, Class>,
  report: ExportReport,
  known?: Box,
): WritableLabel<Class> | undefined {
  const labelClass = classes.get(label.classId)
  const shape = shapeNamed(label.shape)
  const area = shape && areaOf(shape)
  const bounds = known ?? shape?.bounds(label.geometry)
  if (labelClass === undefined || !shape || !area || !bounds || !isBounded(bounds)) {
    const reason =
      labelClass === undefined ? 'their label class is not in the project' : reasonOf(label, shape, area)
    report.skip('labels', reason, placeOf(label, image))
    return undefined
  }
  if (shape.drawnAs !== area) {
    report.alter('labels', `a ${shape.name} is written by its outline`, placeOf(label, image))
  }
  return { label, labelClass, shape, area, bounds }
}

function reasonOf(label: LabelContent, shape: Shape<Geometry> | undefined, area: Area | undefined): string {
  if (shape === undefined) return `their shape "${label.shape}" is unknown`
  if (area === undefined) return `the format has no place for a ${shape.name}`
  return 'they have coordinates that are no finite numbers'
}

/**
 * The rings of a label whose shape is told by them, read out of its text.
 * @returns undefined when there is no text or it cannot be read; then its geometry has to be asked
 */
export function ringsRead(label: ExportLabel, into: FlatRings): FlatRings | undefined {
  if (label.geometryText === undefined) return undefined
  const shape = shapeNamed(label.shape)
  return shape?.drawnAs === 'rings' && shape.readRings?.(label.geometryText, into) ? into : undefined
}

/** Where a label is, in words for people; a track by its own id, by which it is found. */
export function placeOf(label: Pick<ExportLabel, 'id' | 'trackId'>, image: ExportImage): string {
  return `${namedPath(image)}, label ${label.trackId ?? label.id}`
}

/** Something for each label class, by its id; `make` is told its place in the order of classes. */
export function byClass<T>(
  classes: readonly ExportClass[],
  make: (labelClass: ExportClass, index: number) => T,
): ReadonlyMap<string, T> {
  return new Map(classes.map((labelClass, index) => [labelClass.id, make(labelClass, index)]))
}

function isBounded({ left, top, right, bottom }: Box): boolean {
  return Number.isFinite(left + top + right + bottom)
}
