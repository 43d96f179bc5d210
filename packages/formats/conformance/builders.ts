import type { Geometry, Label } from '@gesso/core'
import type { ExportClass, ExportProject, LabelledImage } from '../format.ts'

const createdAt = '2024-03-05T06:07:08.900Z'

/** A project with the label classes `road`, `car` and `background` in this order, which is not that of the alphabet. */
export function aProject(given: Partial<ExportProject> = {}): ExportProject {
  return {
    id: uuid('9', 0),
    name: 'Streets',
    description: null,
    contentType: 'IMAGES',
    createdAt,
    labelClasses: ['road', 'car', 'background'].map((name, index) => aClass(index, { name })),
    keypointSchemas: [],
    tagClasses: [{ id: uuid('8', 0), name: 'night', norder: 10, groupId: uuid('7', 0) }],
    tagGroups: [{ id: uuid('7', 0), name: 'Default', type: 'MULTIPLE-SELECTION' }],
    attributes: [],
    ...given,
  }
}

/** A label class; labels refer to it by `classIdOf` its number. */
export function aClass(number: number, given: Partial<ExportClass> = {}): ExportClass {
  return {
    id: classIdOf(number),
    name: `class ${number}`,
    color: '#05f9164d',
    kind: 'object',
    norder: 10 + number,
    parentId: null,
    description: null,
    externalId: null,
    ...given,
  }
}

export function classIdOf(number: number): string {
  return uuid('c', number)
}

/** An image of 64 x 48 pixels without labels. */
export function anImage(number: number, given: Partial<LabelledImage> = {}): LabelledImage {
  return {
    id: uuid('1', number),
    name: `picture ${number}.jpg`,
    datasetName: 'first',
    width: 64,
    height: 48,
    mode: 'RGB',
    status: 'DONE',
    tags: [],
    attributes: {},
    createdAt,
    externalId: null,
    publicUrl: null,
    labels: [],
    ...given,
  }
}

/** A label of the first class. */
export function aLabel(number: number, shape: string, geometry: Geometry, given: Partial<Label> = {}): Label {
  return {
    id: uuid('a', number),
    classId: classIdOf(0),
    shape,
    geometry,
    zIndex: number,
    tool: 'api',
    externalId: null,
    attributes: {},
    version: 1,
    createdAt,
    createdBy: null,
    updatedAt: createdAt,
    updatedBy: null,
    ...given,
  }
}

export function aBox(number: number, given: Partial<Label> = {}): Label {
  return aLabel(number, 'box', { left: 3, top: 4, right: 13, bottom: 24 }, given)
}

export function aPolygon(number: number, given: Partial<Label> = {}): Label {
  const ring = [
    [5.25, 6],
    [30, 8.5],
    [20, 40],
  ]
  return aLabel(number, 'polygon', { rings: [ring] }, given)
}

/** Two rows: pixels 1 and 2 of the first, 0 and 1 of the second. */
export function aMask(number: number, given: Partial<Label> = {}): Label {
  return aLabel(number, 'mask', { left: 10, top: 11, width: 3, height: 2, counts: [1, 4, 1] }, given)
}

/** One label of each kind. */
export function labelsOfEachShape(from = 0): Label[] {
  return [aBox(from), aPolygon(from + 1), aMask(from + 2)]
}

function uuid(kind: string, number: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`
}
