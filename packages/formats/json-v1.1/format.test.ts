import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Label } from '@gesso/core'
import { boundsOf } from '@gesso/shapes'
import fc from 'fast-check'
import {
  aBox,
  aClass,
  aLabel,
  aMask,
  anImage,
  aPolygon,
  aProject,
  classIdOf,
} from '../conformance/builders.ts'
import { memorySource, type SourceContent } from '../conformance/memory-source.ts'
import { paintedRows } from '../conformance/pixels.ts'
import { labelledImages } from '../conformance/random-labels.ts'
import { jsonOf, type Written, writeAll } from '../conformance/write.ts'
import { jsonV11 } from './format.ts'

interface HastyLabel {
  readonly bbox: readonly [number, number, number, number]
  readonly polygon: readonly (readonly [number, number])[] | null
  readonly mask: readonly number[] | null
}

interface HastyFile {
  readonly tag_groups: readonly object[]
  readonly images: readonly { readonly labels: readonly HastyLabel[]; readonly tag_groups: object }[]
}

async function exported(content: SourceContent): Promise<Written & { file: HastyFile }> {
  const written = await writeAll(jsonV11, memorySource(content))
  return { ...written, file: jsonOf(written) as HastyFile }
}

async function labelsOf(
  labels: readonly Label[],
): Promise<{ labels: readonly HastyLabel[]; warnings: string[] }> {
  const { file, warnings } = await exported({ images: [anImage(1, { labels })] })
  const counted = warnings.map(({ message, count }) => `${count} ${message}`)
  return { labels: file.images[0]?.labels ?? [], warnings: counted }
}

/** Reads as Hasty describes it: starts count from 1, row by row inside the box, whose right and bottom are exclusive. */
function pixelsOf({ bbox, mask }: HastyLabel, width: number, height: number): string[] {
  const [left, top, right, bottom] = bbox
  const inside = Array.from({ length: (right - left) * (bottom - top) }, () => '0')
  for (let at = 0; at < (mask ?? []).length; at += 2) {
    const start = Number(mask?.[at]) - 1
    inside.fill('1', start, start + Number(mask?.[at + 1]))
  }
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) =>
      x >= left && x < right && y >= top && y < bottom ? inside[(y - top) * (right - left) + x - left] : '0',
    ).join(''),
  )
}

const everyKey = {
  project_name: 'Streets',
  create_date: '2024-03-05T06:07:08Z',
  export_format_version: '1.1',
  export_date: '2025-06-07T08:09:10Z',
  label_classes: [
    {
      class_id: 'cccccccc-0000-4000-8000-000000000000',
      parent_class_id: 'cccccccc-0000-4000-8000-000000000004',
      class_name: 'car',
      class_type: 'object',
      color: '#05f91666',
      norder: 10,
      icon_url: null,
      attributes: [],
      description: 'with wheels',
      use_description_as_prompt: false,
    },
  ],
  keypoint_schemas: [],
  tag_groups: [
    {
      group_id: '77777777-0000-4000-8000-000000000000',
      group_name: 'Default',
      group_type: 'MULTIPLE-SELECTION',
      tags: ['night'],
    },
  ],
  attributes: [],
  images: [
    {
      image_id: '11111111-0000-4000-8000-000000000001',
      width: 64,
      height: 48,
      image_name: 'picture 1.jpg',
      image_mode: 'RGB',
      dataset_name: 'first',
      image_status: 'DONE',
      tags: ['night'],
      tag_groups: { Default: ['night'] },
      attributes: {},
      labels: [
        {
          id: 'aaaaaaaa-0000-4000-8000-000000000001',
          class_name: 'car',
          bbox: [3, 4, 13, 24],
          polygon: null,
          mask: null,
          z_index: 6,
          keypoints: [],
          attributes: {},
        },
      ],
    },
  ],
}

describe('a file of json_v1.1', () => {
  it('tells the tags of each group, also where there are none', async () => {
    const tagGroups = [
      { id: '1', name: 'Weather', type: 'SELECTION' },
      { id: '2', name: 'Default', type: 'MULTIPLE-SELECTION' },
    ] as const
    const tagClasses = [
      { id: '3', name: 'rain', norder: 0, groupId: '1' },
      { id: '4', name: 'night', norder: 1, groupId: '2' },
      { id: '5', name: 'blurred', norder: 2, groupId: '2' },
    ]
    const images = [anImage(1, { tags: ['rain', 'blurred'] }), anImage(2, { tags: [] })]
    const { file } = await exported({ project: aProject({ tagGroups, tagClasses }), images })
    assert.deepEqual(file.tag_groups, [
      { group_id: '1', group_name: 'Weather', group_type: 'SELECTION', tags: ['rain'] },
      { group_id: '2', group_name: 'Default', group_type: 'MULTIPLE-SELECTION', tags: ['night', 'blurred'] },
    ])
    assert.deepEqual(
      file.images.map(image => image.tag_groups),
      [
        { Weather: ['rain'], Default: ['blurred'] },
        { Weather: [], Default: [] },
      ],
    )
  })

  it('has every key of the real shape', async () => {
    const given = {
      name: 'car',
      color: '#05f91666',
      parentId: 'cccccccc-0000-4000-8000-000000000004',
      description: 'with wheels',
    }
    const { file } = await exported({
      project: aProject({ labelClasses: [aClass(0, given)] }),
      images: [anImage(1, { tags: ['night'], labels: [aBox(1, { zIndex: 6 })] })],
    })
    assert.deepEqual(file, everyKey)
  })

  it('has the address of an image only when it was asked for', async () => {
    const { file } = await exported({
      images: [anImage(1), anImage(2, { publicUrl: 'https://gesso.example/2' })],
    })
    const addresses = file.images.map(image => ('public_url' in image ? image.public_url : 'none'))
    assert.deepEqual(addresses, ['none', 'https://gesso.example/2'])
  })
})

const id = (letter: string) => `${letter.repeat(8)}-0000-4000-8000-000000000000`
const red = { id: id('e'), value: 'red' }
const wet = { id: id('f'), value: 'wet' }

const withAttributes: SourceContent = {
  project: aProject({
    labelClasses: [aClass(0, { name: 'car' })],
    attributes: [
      { id: id('1'), name: 'state', type: 'MULTIPLE-SELECTION', subject: 'LABEL', options: [wet], links: [] },
      {
        ...{ id: id('2'), name: 'colour', type: 'SELECTION', subject: 'LABEL', options: [red] },
        links: [{ classId: classIdOf(0), attributeOrder: 0 }],
      },
      { id: id('3'), name: 'colour', type: 'INT', subject: 'IMAGE', options: [], links: [] },
    ],
  }),
  images: [
    anImage(1, {
      attributes: { [id('3')]: 7 },
      labels: [
        aBox(1, { attributes: { [id('2')]: red.id, [id('1')]: [wet.id, id('9')], [id('8')]: 'of none' } }),
        aBox(2, { attributes: { [id('2')]: id('9') } }),
      ],
    }),
  ],
}

describe('attributes of json_v1.1', () => {
  it('are told by name, with the texts of their options, beside those of classes and of the project', async () => {
    const file = Object(jsonOf(await writeAll(jsonV11, memorySource(withAttributes))))
    assert.deepEqual(file.attributes, [
      { name: 'state', type: 'MULTIPLE-SELECTION', values: ['wet'] },
      { name: 'colour', type: 'SELECTION', values: ['red'] },
      { name: 'colour', type: 'INT', values: [] },
    ])
    assert.deepEqual(file.label_classes[0].attributes, ['colour'])
    assert.deepEqual(file.images[0].attributes, { colour: 7 })
    assert.deepEqual(
      file.images[0].labels.map((label: { attributes: object }) => label.attributes),
      [{ state: ['wet'], colour: 'red' }, {}],
    )
  })
})

describe('labels of json_v1.1', () => {
  it('hold a polygon with its box', async () => {
    const polygon = aLabel(1, 'polygon', {
      rings: [
        [
          [1, 2],
          [9, 2],
          [5, 12],
        ],
      ],
    })
    const { labels, warnings } = await labelsOf([polygon])
    const { bbox, polygon: ring, mask } = labels[0] ?? {}
    assert.deepEqual(
      [bbox, ring, mask],
      [
        [1, 2, 9, 12],
        [
          [1, 2],
          [9, 2],
          [5, 12],
        ],
        null,
      ],
    )
    assert.deepEqual(warnings, [])
  })

  it('hold a mask with its box, as starts from 1 and lengths', async () => {
    const { labels, warnings } = await labelsOf([aMask(1)])
    const { bbox, polygon, mask } = labels[0] ?? {}
    assert.deepEqual([bbox, polygon, mask], [[10, 11, 13, 13], null, [2, 4]])
    assert.deepEqual(warnings, [])
  })

  it('round to the nearest pixel, which is reported', async () => {
    const box = aLabel(2, 'box', { left: -0.4, top: 1.5, right: 7.4, bottom: 9 })
    const { labels, warnings } = await labelsOf([aPolygon(1), box])
    assert.deepEqual(labels[0]?.polygon, [
      [5, 6],
      [30, 9],
      [20, 40],
    ])
    assert.deepEqual(labels[0]?.bbox, [5, 6, 30, 40])
    assert.deepEqual(labels[1]?.bbox, [0, 2, 7, 9])
    assert.deepEqual(warnings, ['2 labels changed: coordinates are rounded to whole pixels'])
  })

  it('never hold a box without a side', async () => {
    const { labels } = await labelsOf([aLabel(1, 'box', { left: 3.1, top: 4.6, right: 3.2, bottom: 5.2 })])
    assert.deepEqual(labels[0]?.bbox, [3, 4, 4, 6])
  })

  it('hold several rings as pixels, and leave out what then covers none, both reported', async () => {
    const two = aLabel(1, 'polygon', {
      rings: [
        [
          [0, 0],
          [9, 0],
          [0, 9],
        ],
        [
          [20, 20],
          [30, 20],
          [30, 30],
        ],
      ],
    })
    const slivers = aLabel(2, 'polygon', {
      rings: [
        [
          [0, 0],
          [0.2, 0],
          [0, 9],
        ],
        [
          [1, 0],
          [1.2, 0],
          [1, 9],
        ],
      ],
    })
    const { labels, warnings } = await labelsOf([two, slivers])
    assert.deepEqual(
      labels.map(label => [label.polygon, pixelsOf(label, 64, 48)]),
      [[null, paintedRows(two, anImage(1))]],
    )
    assert.deepEqual(warnings, [
      '1 labels changed: a polygon of several rings is written as its pixels',
      '1 labels left out: they cover no pixel, and several rings can only be written as pixels',
    ])
  })

  it('tell the box, the ring or the pixels that were drawn', async () => {
    await fc.assert(
      fc.asyncProperty(labelledImages, async image => {
        const { file, skipped } = await exported({ images: [image] })
        const labels = file.images[0]?.labels ?? []
        assert.equal(labels.length + skipped.labels, image.labels.length)
        if (skipped.labels > 0) return
        for (const [index, label] of image.labels.entries()) {
          const read = labels[index]
          assert.ok(read)
          const bounds = boundsOf(label)
          const [left, top, right, bottom] = read.bbox
          assert.ok(left < right && top < bottom)
          if (read.mask !== null) {
            assert.deepEqual(pixelsOf(read, image.width, image.height), paintedRows(label, image))
            continue
          }
          const edges = [left - bounds.left, top - bounds.top, right - bounds.right, bottom - bounds.bottom]
          assert.ok(
            edges.every(difference => Math.abs(difference) < 1),
            JSON.stringify({ label, read }),
          )
          const [ring] = label.shape === 'polygon' ? (label.geometry.rings as [number, number][][]) : []
          const nearest = ring?.map(point => point.map(at => Math.round(at) + 0))
          assert.deepEqual(read.polygon ?? undefined, nearest)
        }
      }),
    )
  })
})
