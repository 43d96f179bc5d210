import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { coco } from './coco/format.ts'
import { aBox, aClass, aLabel, anImage, aProject, classIdOf } from './conformance/builders.ts'
import { memorySource } from './conformance/memory-source.ts'
import { jsonOf, writeAll } from './conformance/write.ts'
import type { ExportKeypointSchema, ExportLabel, Format, LabelledImage } from './format.ts'
import { jsonV11 } from './json-v1.1/format.ts'

function idOf(number: number): string {
  return `eeeeeeee-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function keypointClass(number: number, name: string, maxPoints = 1) {
  return {
    id: idOf(number),
    name,
    norder: number,
    editorX: 10 * number,
    editorY: null,
    minPoints: 0,
    maxPoints,
  }
}

const arm: ExportKeypointSchema = {
  id: idOf(0),
  name: 'Arm',
  type: 'pose',
  labelClassIds: [classIdOf(1)],
  keypointClasses: [keypointClass(1, 'shoulder'), keypointClass(2, 'elbow'), keypointClass(3, 'hand', 2)],
  edges: [
    { id: idOf(10), fromId: idOf(3), toId: idOf(2), color: '#FF2233' },
    { id: idOf(11), fromId: idOf(1), toId: idOf(2), color: null },
  ],
}

const project = aProject({
  labelClasses: [aClass(0, { name: 'road' }), aClass(1, { name: 'person' })],
  keypointSchemas: [arm],
})

type Placed = readonly [classNumber: number, x: number, y: number, visible: boolean]

function pointsLabel(placed: readonly Placed[], given: Partial<ExportLabel> = {}): ExportLabel {
  const points = placed.map(([classNumber, x, y, visible], norder) => ({
    id: idOf(100 + norder),
    classId: idOf(classNumber),
    x,
    y,
    visible,
    norder,
  }))
  const geometry = { schemaId: arm.id, points }
  return { ...aLabel(1, 'keypoints', geometry, { classId: classIdOf(1) }), ...given }
}

async function exported<T>(format: Format, ...labels: readonly ExportLabel[]) {
  const images: LabelledImage[] = [{ ...anImage(1), labels }]
  const written = await writeAll(format, memorySource({ project, images }))
  const warnings = written.warnings.map(({ message, count }) => `${count} ${message}`)
  return { file: jsonOf(written) as T, warnings, labels: written.written.labels }
}

interface CocoPoints {
  readonly categories: readonly {
    readonly id: number
    readonly name: string
    readonly keypoints?: readonly string[]
    readonly skeleton?: readonly (readonly [number, number])[]
  }[]
  readonly annotations: readonly {
    readonly category_id: number
    readonly bbox: readonly number[]
    readonly area: number
    readonly segmentation: unknown
    readonly iscrowd: number
    readonly num_keypoints?: number
    readonly keypoints?: readonly number[]
  }[]
}

/** Reads as COCO's description has it: triples in the order of the category's names, edges as places from 1. */
function poseOf({ categories, annotations }: CocoPoints) {
  const [annotation] = annotations
  const category = categories.find(({ id }) => id === annotation?.category_id)
  const names = category?.keypoints ?? []
  const points = names.map((name, at) => [name, ...(annotation?.keypoints ?? []).slice(3 * at, 3 * at + 3)])
  const edges = (category?.skeleton ?? []).map(([a, b]) => [names[a - 1], names[b - 1]])
  return { category: category?.name, points, edges }
}

describe('keypoints in COCO', () => {
  it('stand in the order of their category, with its skeleton, hidden and missing ones marked', async () => {
    const label = pointsLabel([
      [3, 20.5, 40, false],
      [1, 10, 8, true],
    ])
    const { file, warnings } = await exported<CocoPoints>(coco, aBox(2), label)
    assert.deepEqual(poseOf(file), {
      category: 'person',
      points: [
        ['shoulder', 10, 8, 2],
        ['elbow', 0, 0, 0],
        ['hand', 20.5, 40, 1],
      ],
      edges: [
        ['hand', 'elbow'],
        ['shoulder', 'elbow'],
      ],
    })
    const { bbox, area, segmentation, iscrowd, num_keypoints } = file.annotations[0] ?? {}
    assert.deepEqual([bbox, area, segmentation, iscrowd, num_keypoints], [[10, 8, 10.5, 32], 336, [], 0, 2])
    assert.equal(file.annotations[1]?.keypoints, undefined)
    assert.equal(file.categories[0]?.keypoints, undefined, 'a class without a schema names no points')
    assert.deepEqual(warnings, [])
  })

  it('lose second points of one class, and labels whose class names no such points; both reported', async () => {
    const twice = pointsLabel([
      [3, 1, 1, true],
      [3, 9, 9, true],
    ])
    const road = pointsLabel([[1, 1, 1, true]], { classId: classIdOf(0) })
    const unknown = pointsLabel([[1, 1, 1, true]], { classId: classIdOf(99) })
    const { file, warnings, labels } = await exported<CocoPoints>(coco, twice, road, unknown)
    assert.deepEqual([labels, file.annotations.length], [1, 1])
    assert.deepEqual(poseOf(file).points.at(-1), ['hand', 1, 1, 2])
    assert.deepEqual(warnings, [
      '1 labels changed: COCO has one place for each keypoint: its other points are left out',
      '1 labels left out: COCO names points by the class, and theirs is not linked to their keypoint schema first',
      '1 labels left out: their label class is not in the project',
    ])
  })
})

interface HastyPoints {
  readonly keypoint_schemas: unknown
  readonly images: readonly { readonly labels: readonly Readonly<Record<string, unknown>>[] }[]
}

describe('keypoints in json_v1.1', () => {
  it('come with their schemas', async () => {
    const { file } = await exported<HastyPoints>(jsonV11)
    const point = (number: number, name: string, max_points: number) => ({
      keypoint_class_id: idOf(number),
      keypoint_class_name: name,
      norder: number,
      editor_x: 10 * number,
      editor_y: null,
      max_points,
      min_points: 0,
    })
    const edge = (number: number, a: number, b: number, color: string | null) => ({
      keypoint_skeleton_id: idOf(number),
      keypoint_class_id_a: idOf(a),
      keypoint_class_id_b: idOf(b),
      color,
    })
    assert.deepEqual(file.keypoint_schemas, [
      {
        keypoint_schema_id: arm.id,
        keypoint_schema_name: 'Arm',
        keypoint_schema_type: 'pose',
        associated_label_classes: [classIdOf(1)],
        keypoint_classes: [point(1, 'shoulder', 1), point(2, 'elbow', 1), point(3, 'hand', 2)],
        keypoint_skeleton: [edge(10, 3, 2, '#FF2233'), edge(11, 1, 2, null)],
      },
    ])
  })

  it('are whole pixels with who and when, beside a box, polygon and mask of null', async () => {
    const made = {
      createdAt: '2024-12-09T18:22:33.5+01:00',
      createdBy: idOf(7),
      updatedAt: '2025-01-01T00:00:00Z',
      updatedBy: null,
    }
    const placed: readonly Placed[] = [[1, 10.4, 8.5, true]]
    const { file, warnings } = await exported<HastyPoints>(
      jsonV11,
      pointsLabel(placed, { made }),
      pointsLabel([[2, 3, 4, false]]),
    )
    const [first, second] = file.images[0]?.labels ?? []
    assert.deepEqual(first, {
      id: 'aaaaaaaa-0000-4000-8000-000000000001',
      class_name: 'person',
      bbox: null,
      polygon: null,
      mask: null,
      z_index: 1,
      keypoints: [
        {
          id: idOf(100),
          keypoint_class_id: idOf(1),
          x: 10,
          y: 9,
          visible: true,
          norder: 0,
          created_by: idOf(7),
          create_date: '2024-12-09T17:22:33.500000',
          updated_by: null,
          update_date: '2025-01-01T00:00:00.000000',
        },
      ],
      attributes: {},
    })
    assert.match(JSON.stringify(second), /"x":3,"y":4,"visible":false,"norder":0,"created_by":null/)
    assert.deepEqual(warnings, ['1 labels changed: coordinates are rounded to whole pixels'])
  })
})
