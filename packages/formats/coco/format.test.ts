import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Label } from '@gesso/core'
import { ringsOf } from '@gesso/shapes'
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
  labelsOfEachShape,
} from '../conformance/builders.ts'
import { memorySource, type SourceContent } from '../conformance/memory-source.ts'
import { paintedRows } from '../conformance/pixels.ts'
import { labelledImages } from '../conformance/random-labels.ts'
import { jsonOf, type Written, writeAll } from '../conformance/write.ts'
import type { FormatOptions } from '../options.ts'
import { coco } from './format.ts'
import { type CocoAnnotation, type CocoFile, pixelsOf } from './read.ts'

async function exported(
  content: SourceContent,
  options: FormatOptions = {},
): Promise<Written & { file: CocoFile }> {
  const written = await writeAll(coco, memorySource(content), options)
  return { ...written, file: jsonOf(written) as CocoFile }
}

async function annotationsOf(
  labels: readonly Label[],
  options: FormatOptions = {},
): Promise<readonly CocoAnnotation[]> {
  return (await exported({ images: [anImage(1, { labels })] }, options)).file.annotations
}

const hole = aLabel(7, 'polygon', {
  rings: [
    [
      [2, 2],
      [20, 2],
      [20, 20],
      [2, 20],
    ],
    [
      [5, 5],
      [9, 5],
      [9, 9],
    ],
  ],
})

describe('attributes of COCO', () => {
  const seen = { id: 'seen', name: 'seen', type: 'BOOL', subject: 'LABEL', options: [], links: [] } as const
  const images = [
    anImage(1, { attributes: { night: 3 }, labels: [aBox(1, { attributes: { seen: false } })] }),
  ]

  it('stand beside labels and images, where the project has any', async () => {
    const night = { ...seen, id: 'night', name: 'night', type: 'INT', subject: 'IMAGE' } as const
    const { file } = await exported({ project: aProject({ attributes: [seen, night] }), images })
    assert.deepEqual(Object(file.annotations[0]).attributes, { seen: false })
    assert.deepEqual(Object(file.images[0]).attributes, { night: 3 })
  })

  it('are no word of a file where it has none', async () => {
    const { file } = await exported({ images })
    assert.ok(!JSON.stringify(file).includes('attributes'))
  })
})

describe('the head of a COCO file', () => {
  it('names the project, the time and where it is', async () => {
    const { file } = await exported({ project: aProject({ description: 'by night' }) })
    assert.deepEqual(file.info, {
      year: 2025,
      date_created: '2025-06-07T08:09:10Z',
      version: '1.0',
      description: 'Streets by night',
      contributor: '',
      url: 'https://gesso.example/projects/99999999-0000-4000-8000-000000000000',
    })
    assert.deepEqual(file.licenses, [])
  })

  it('numbers label classes from 1 in the order of the project', async () => {
    const labelClasses = [aClass(2, { name: 'sky', kind: 'background' }), aClass(1, { name: 'car' })]
    const images = [anImage(1, { labels: [aBox(1, { classId: classIdOf(1) })] })]
    const { file } = await exported({ project: aProject({ labelClasses }), images })
    assert.deepEqual(file.categories, [
      { id: 1, name: 'sky', supercategory: 'background' },
      { id: 2, name: 'car', supercategory: 'object' },
    ])
    assert.deepEqual(file.annotations[0]?.category_id, 2)
  })

  it('numbers images from 1 and says of each what COCO asks for', async () => {
    const publicUrl = 'https://gesso.example/files/2'
    const { file } = await exported({ images: [anImage(7), anImage(5, { publicUrl, width: 3, height: 2 })] })
    const same = { license: null, flickr_url: '', date_captured: '2024-03-05T06:07:08Z' }
    assert.deepEqual(file.images, [
      { id: 1, width: 64, height: 48, file_name: 'picture 7.jpg', coco_url: null, ...same },
      { id: 2, width: 3, height: 2, file_name: 'picture 5.jpg', coco_url: publicUrl, ...same },
    ])
  })
})

describe('names of files in COCO', () => {
  const images = [anImage(1, { name: 'a.jpg' }), anImage(2, { name: 'a.jpg', datasetName: 'second' })]

  it('are those of the images, and a name for two is reported', async () => {
    const { file, warnings } = await exported({ images })
    assert.deepEqual(
      file.images.map(image => image.file_name),
      ['a.jpg', 'a.jpg'],
    )
    assert.deepEqual(warnings, [
      {
        message: 'images changed: their file name stands for several images',
        count: 1,
        examples: ['second/a.jpg'],
      },
    ])
  })

  it('are paths as the export of images has them, when asked for', async () => {
    const odd = anImage(3, { name: 'a:b.jpg' })
    const { file, warnings } = await exported({ images: [...images, odd] }, { fileNames: 'path' })
    assert.deepEqual(
      file.images.map(image => image.file_name),
      ['first/a.jpg', 'second/a.jpg', 'first/a_b.jpg'],
    )
    const message = 'images changed: their name is made safe and unique'
    assert.deepEqual(warnings, [{ message, count: 1, examples: ['first/a:b.jpg → first/a_b.jpg'] }])
  })
})

describe('annotations of COCO', () => {
  it('are numbered from 0 through all images, from the back to the front of each', async () => {
    const images = [
      anImage(1, { labels: [aBox(1, { zIndex: 5 }), aMask(2, { zIndex: -1 })] }),
      anImage(2),
      anImage(3, { labels: [aPolygon(3)] }),
    ]
    const { file } = await exported({ images })
    const found = file.annotations.map(each => [each.id, each.image_id, each.bbox[0], each.iscrowd])
    assert.deepEqual(found, [
      [0, 1, 10, 0],
      [1, 1, 3, 0],
      [2, 3, 5.25, 0],
    ])
  })

  it('hold a box as it was drawn, and no outline', async () => {
    const box = aLabel(1, 'box', { left: 1.5, top: 2.25, right: 4, bottom: 20 })
    const [drawn] = await annotationsOf([box])
    assert.deepEqual([drawn?.bbox, drawn?.area, drawn?.segmentation], [[1.5, 2.25, 2.5, 17.75], 44.375, []])
    const [asHasty] = await annotationsOf([box], { segmentation: 'rle' })
    assert.deepEqual(asHasty, { ...drawn, segmentation: null })
  })

  it('hold a polygon as it was drawn', async () => {
    const [drawn] = await annotationsOf([aPolygon(1)])
    assert.deepEqual(drawn?.segmentation, [[5.25, 6, 30, 8.5, 20, 40]])
    assert.deepEqual(drawn?.bbox, [5.25, 6, 24.75, 34])
    assert.equal(drawn?.area, 402.3125)
  })

  it('have the area of all rings, whichever way round each runs', async () => {
    const clockwise = [
      [0, 0],
      [4, 0],
      [4, 2],
    ]
    const other = [
      [10, 0],
      [10, 6],
      [20, 6],
    ]
    const [drawn] = await annotationsOf([aLabel(1, 'polygon', { rings: [clockwise, other] })])
    assert.deepEqual(drawn?.segmentation, [clockwise.flat(), other.flat()])
    assert.equal(drawn?.area, 4 + 30)
  })

  it('hold a mask as run lengths of the whole image', async () => {
    const [drawn] = await annotationsOf([aMask(1)])
    // Downwards: 492 background, 1 painted, 46, 2, 46, 1, 2484.
    assert.deepEqual(drawn, {
      id: 0,
      image_id: 1,
      category_id: 1,
      segmentation: { size: [48, 64], counts: '\\?1^110OV\\2' },
      area: 4,
      bbox: [10, 11, 3, 2],
      iscrowd: 0,
    })
  })

  it('hold a polygon with a hole as its pixels, which is reported', async () => {
    const images = [anImage(1, { labels: [hole] })]
    const { file, warnings } = await exported({ images })
    const [annotation] = file.annotations
    const [image] = file.images
    assert.ok(annotation && image)
    assert.deepEqual(pixelsOf(annotation, image), paintedRows(hole, anImage(1)))
    assert.equal(annotation.area, 18 * 18 - 10)
    assert.equal(warnings[0]?.count, 1)
    assert.match(warnings[0]?.message ?? '', /^labels changed: .* holes/)
    assert.deepEqual((await exported({ images }, { segmentation: 'rle' })).warnings, [])
  })

  for (const segmentation of ['as drawn', 'rle']) {
    it(`paint the pixels that the labels paint (${segmentation})`, async () => {
      await fc.assert(
        fc.asyncProperty(labelledImages, async image => {
          const { file } = await exported({ images: [image] }, { segmentation })
          assert.equal(file.annotations.length, image.labels.length)
          for (const [index, annotation] of file.annotations.entries()) {
            const [cocoImage] = file.images
            const label = image.labels[index]
            assert.ok(cocoImage && label)
            const painted = paintedRows(label, image)
            const pixels = pixelsOf(annotation, cocoImage)
            if (pixels !== undefined) assert.deepEqual(pixels, painted)
            const { segmentation: outline, area } = annotation
            if (outline === null) continue
            if ('counts' in outline) assert.equal(area, painted.join('').replaceAll('0', '').length)
            else if (outline.length > 0)
              assert.deepEqual(
                outline,
                ringsOf(label)?.map(ring => ring.flat()),
              )
          }
        }),
      )
    })
  }
})

describe('a source that changes while COCO is written', () => {
  it('is refused, since annotations would belong to other images', async () => {
    const images = [anImage(1, { labels: labelsOfEachShape() }), anImage(2)]
    for (const others of [images.slice(1), [...images].reverse(), [...images, anImage(3)]]) {
      const source = {
        ...memorySource({ images }),
        labelledImages: memorySource({ images: others }).labelledImages,
      }
      await assert.rejects(writeAll(coco, source), { code: 'export_unstable' })
    }
  })
})
