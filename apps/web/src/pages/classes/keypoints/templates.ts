import type { SchemaDraft } from './schema-draft.ts'

/** A schema to begin with. */
export interface SchemaTemplate {
  readonly title: string
  /** The schema, with ids made by `newId`. */
  make(newId: () => string): SchemaDraft
}

type Place = readonly [name: string, x: number, y: number]

function template(
  title: string,
  name: string,
  places: readonly Place[],
  /** places in the list, from 0 */
  edges: readonly (readonly [number, number])[],
): SchemaTemplate {
  return {
    title,
    make(newId) {
      const points = places.map(([name, x, y]) => ({ id: newId(), name, minPoints: 0, maxPoints: 1, x, y }))
      const ends = ([from, to]: readonly [number, number]) => {
        const [a, b] = [points[from], points[to]]
        return a && b ? [{ fromId: a.id, toId: b.id, color: null }] : []
      }
      return { id: null, name, type: 'pose', points, edges: edges.flatMap(ends), labelClassIds: [] }
    },
  }
}

/** The 17 points and 19 edges of persons in COCO, in its order; the person faces us, so its left is on the right. */
const person = template(
  'Person, 17 points (COCO)',
  'Person',
  [
    ['nose', 50, 15],
    ['left_eye', 55, 9],
    ['right_eye', 45, 9],
    ['left_ear', 61, 12],
    ['right_ear', 39, 12],
    ['left_shoulder', 63, 26],
    ['right_shoulder', 37, 26],
    ['left_elbow', 70, 40],
    ['right_elbow', 30, 40],
    ['left_wrist', 74, 54],
    ['right_wrist', 26, 54],
    ['left_hip', 58, 54],
    ['right_hip', 42, 54],
    ['left_knee', 60, 73],
    ['right_knee', 40, 73],
    ['left_ankle', 61, 93],
    ['right_ankle', 39, 93],
  ],
  [
    [15, 13],
    [13, 11],
    [16, 14],
    [14, 12],
    [11, 12],
    [5, 11],
    [6, 12],
    [5, 6],
    [5, 7],
    [6, 8],
    [7, 9],
    [8, 10],
    [1, 2],
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 4],
    [3, 5],
    [4, 6],
  ],
)

const fingers: readonly (readonly [name: string, joints: readonly (readonly [number, number])[]])[] = [
  [
    'thumb',
    [
      [34, 82],
      [23, 71],
      [15, 61],
      [8, 52],
    ],
  ],
  [
    'index',
    [
      [35, 55],
      [32, 38],
      [30, 26],
      [28, 15],
    ],
  ],
  [
    'middle',
    [
      [48, 52],
      [48, 33],
      [48, 20],
      [48, 8],
    ],
  ],
  [
    'ring',
    [
      [60, 55],
      [63, 38],
      [65, 26],
      [67, 15],
    ],
  ],
  [
    'little',
    [
      [71, 62],
      [77, 49],
      [81, 40],
      [85, 31],
    ],
  ],
]

const hand = template(
  'Hand, 21 points',
  'Hand',
  [
    ['wrist', 50, 95],
    ...fingers.flatMap(([finger, joints]) =>
      joints.map(([x, y], index): Place => [`${finger}_${index + 1}`, x, y]),
    ),
  ],
  fingers.flatMap((_, finger) =>
    [0, 1, 2, 3].map(joint => [joint === 0 ? 0 : 4 * finger + joint, 4 * finger + joint + 1] as const),
  ),
)

const face = template(
  'Face, 5 points',
  'Face',
  [
    ['left_eye', 68, 35],
    ['right_eye', 32, 35],
    ['nose', 50, 55],
    ['left_mouth', 64, 75],
    ['right_mouth', 36, 75],
  ],
  [],
)

/** What a schema can begin with. */
export const templates: readonly SchemaTemplate[] = [person, hand, face]
