import type { ImageStatus, Ring } from '@gesso/core'
import { biplane, helmet, junk, rocketBody, sampan, spoon, suit, towers } from './outlines.ts'

/** What is drawn on a demo photograph; ellipses become masks. */
export type Drawing =
  | {
      readonly of: ClassName
      readonly box: readonly [left: number, top: number, right: number, bottom: number]
    }
  | { readonly of: ClassName; readonly ring: Ring }
  | { readonly of: ClassName; readonly ellipse: Ellipse }

type Ellipse = readonly [x: number, y: number, radiusX: number, radiusY: number]

/** One demo photograph with what is on it. */
export interface Scene {
  readonly file: string
  readonly dataset: 'Objects' | 'Science'
  readonly status: ImageStatus
  readonly tags: readonly TagName[]
  readonly drawings: readonly Drawing[]
}

/** Label classes of the demo, in their order, with their colours; without alpha, so that the picture shows through. */
export const demoClasses = {
  person: '#f2545b',
  'cat eye': '#7bc950',
  nose: '#f2a65a',
  cup: '#3fa7d6',
  saucer: '#b23a48',
  spoon: '#9aa5b1',
  coin: '#f7c948',
  vehicle: '#8e6cef',
  boat: '#2ec4b6',
  tower: '#c08552',
  'text line': '#5c80bc',
  'optic disc': '#ffe066',
  galaxy: '#d66ba0',
} as const satisfies Record<string, string>

type ClassName = keyof typeof demoClasses

/** Tag classes of the demo, in their order. */
export const demoTags = ['indoor', 'outdoor', 'historic', 'many objects', 'no objects'] as const

type TagName = (typeof demoTags)[number]

const coins: readonly Ellipse[] = [
  [45, 54, 22, 20],
  [100, 57, 19, 18],
  [155, 50, 23, 22],
  [216, 52, 24, 22],
  [276, 52, 20, 17],
  [334, 44, 29, 28],
  [45, 125, 21, 20],
  [103, 126, 19, 18],
  [153, 127, 20, 18],
  [206, 124, 20, 19],
  [271, 119, 25, 24],
  [337, 125, 19, 19],
  [44, 197, 18, 19],
  [102, 195, 21, 21],
  [154, 198, 19, 19],
  [212, 192, 24, 22],
  [274, 193, 22, 21],
  [347, 186, 31, 30],
  [46, 260, 28, 27],
  [114, 266, 21, 22],
  [172, 262, 28, 26],
  [244, 263, 24, 24],
  [301, 264, 25, 25],
  [357, 268, 22, 21],
]

/** The demo project's photographs, in the order of its grid. */
export const scenes: readonly Scene[] = [
  {
    file: 'astronaut.png',
    dataset: 'Objects',
    status: 'DONE',
    tags: ['indoor'],
    drawings: [
      { of: 'person', box: [152, 14, 303, 192] },
      { of: 'person', ring: suit },
      { of: 'person', ring: helmet },
      { of: 'vehicle', box: [354, 0, 460, 290] },
    ],
  },
  {
    file: 'chelsea.png',
    dataset: 'Objects',
    status: 'DONE',
    tags: ['indoor'],
    drawings: [
      { of: 'cat eye', ellipse: [171, 115, 36, 31] },
      { of: 'cat eye', ellipse: [320, 136, 25, 29] },
      {
        of: 'nose',
        ring: [
          [240, 228],
          [262, 226],
          [292, 232],
          [284, 252],
          [258, 266],
          [248, 248],
        ],
      },
    ],
  },
  {
    file: 'coffee.png',
    dataset: 'Objects',
    status: 'TO REVIEW',
    tags: ['indoor'],
    drawings: [
      { of: 'saucer', ellipse: [278, 222, 202, 162] },
      { of: 'cup', box: [172, 17, 407, 307] },
      { of: 'spoon', ring: spoon },
    ],
  },
  {
    file: 'coins.png',
    dataset: 'Objects',
    status: 'DONE',
    tags: ['indoor', 'many objects'],
    drawings: coins.map(ellipse => ({ of: 'coin', ellipse })),
  },
  {
    file: 'rocket.jpg',
    dataset: 'Objects',
    status: 'IN PROGRESS',
    tags: ['outdoor'],
    drawings: [
      { of: 'vehicle', ring: rocketBody },
      ...towers.map((ring): Drawing => ({ of: 'tower', ring })),
    ],
  },
  {
    file: 'airplane-from-above.jpg',
    dataset: 'Objects',
    status: 'TO REVIEW',
    tags: ['outdoor', 'historic'],
    drawings: [{ of: 'vehicle', ring: biplane }],
  },
  {
    file: 'nagasaki-boats.jpg',
    dataset: 'Objects',
    status: 'IN PROGRESS',
    tags: ['outdoor', 'historic', 'many objects'],
    drawings: [
      { of: 'boat', ring: junk },
      { of: 'boat', ring: sampan },
      { of: 'boat', box: [700, 645, 1024, 810] },
      { of: 'person', box: [380, 650, 462, 710] },
      { of: 'person', box: [750, 668, 815, 800] },
    ],
  },
  {
    file: 'page.png',
    dataset: 'Science',
    status: 'NEW',
    tags: ['indoor'],
    drawings: [
      { of: 'text line', box: [4, 10, 294, 38] },
      { of: 'text line', box: [4, 47, 378, 66] },
      { of: 'text line', box: [4, 65, 378, 84] },
      { of: 'text line', box: [4, 82, 378, 100] },
      { of: 'text line', box: [4, 99, 378, 119] },
      { of: 'text line', box: [4, 117, 174, 137] },
    ],
  },
  {
    file: 'retina.jpg',
    dataset: 'Science',
    status: 'COMPLETED',
    tags: [],
    drawings: [{ of: 'optic disc', ellipse: [222, 652, 100, 108] }],
  },
  { file: 'hubble_deep_field.jpg', dataset: 'Science', status: 'NEW', tags: ['many objects'], drawings: [] },
  { file: 'grass.png', dataset: 'Science', status: 'DONE', tags: ['outdoor', 'no objects'], drawings: [] },
  { file: 'brick.png', dataset: 'Science', status: 'SKIPPED', tags: ['outdoor', 'no objects'], drawings: [] },
]
