import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aBox, aClass, aMask, anImage, aPolygon, aProject, classIdOf } from '../conformance/builders.ts'
import { memorySource, type SourceContent } from '../conformance/memory-source.ts'
import { textOf, writeAll } from '../conformance/write.ts'
import { yolo } from './format.ts'

describe('an export for YOLO', () => {
  const write = async (content: SourceContent, options = {}) => {
    const written = await writeAll(yolo, memorySource(content), options)
    return { ...written, texts: new Map(written.files.map(file => [file.path, textOf(file)])) }
  }
  const size = { width: 100, height: 50 }
  const box = (geometry: Record<string, number>, classNumber = 1) =>
    aBox(1, { classId: classIdOf(classNumber), geometry })

  /** As training programs read a line: a class and numbers from 0 to 1. */
  const linesOf = (text = '') =>
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [first = '', ...numbers] = line.split(' ')
        assert.match(first, /^\d+$/)
        for (const number of numbers) assert.ok(Number(number) >= 0 && Number(number) <= 1, line)
        return [Number(first), ...numbers.map(Number)]
      })

  it('has a line for each box: class from 0, centre and size as shares', async () => {
    const labels = [box({ left: 10, top: 5, right: 30, bottom: 25 })]
    const { texts, warnings } = await write({ images: [anImage(1, { ...size, labels })] })
    assert.deepEqual(linesOf(texts.get('labels/first/picture 1.txt')), [[1, 0.2, 0.3, 0.2, 0.4]])
    assert.deepEqual(warnings, [])
  })

  it('writes polygons and masks as boxes and says so, or as outlines', async () => {
    const images = [anImage(1, { width: 64, height: 48, labels: [aPolygon(1), aMask(2)] })]
    const boxes = await write({ images })
    assert.deepEqual(
      linesOf(boxes.texts.get('labels/first/picture 1.txt')).map(line => line.length),
      [5, 5],
    )
    assert.deepEqual(
      boxes.warnings.map(({ message }) => message),
      ['labels changed: a polygon is written as its box', 'labels changed: a mask is written as its box'],
    )
    const outlines = await write({ images }, { task: 'segment' })
    const [polygon = [], mask = []] = linesOf(outlines.texts.get('labels/first/picture 1.txt'))
    const corners = [5.25 / 64, 6 / 48, 30 / 64, 8.5 / 48, 20 / 64, 40 / 48].map(share =>
      Number(share.toFixed(6)),
    )
    assert.deepEqual(polygon, [0, ...corners])
    assert.ok(mask.length >= 9)
    assert.deepEqual(
      outlines.warnings.map(({ message }) => message),
      ['labels changed: a mask is written as its outline'],
    )
  })

  it('writes a box as its corners where outlines are asked for, and of a polygon with a hole the outer ring', async () => {
    const ring = (from: number, to: number) => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ]
    const holed = aPolygon(2, { geometry: { rings: [ring(20, 25), ring(10, 40)] } })
    const labels = [box({ left: 0, top: 0, right: 50, bottom: 50 }, 0), holed]
    const { texts, warnings } = await write(
      { images: [anImage(1, { ...size, labels })] },
      { task: 'segment' },
    )
    assert.deepEqual(linesOf(texts.get('labels/first/picture 1.txt')), [
      [0, 0, 0, 0.5, 0, 0.5, 1, 0, 1],
      [0, 0.1, 0.2, 0.4, 0.2, 0.4, 0.8, 0.1, 0.8],
    ])
    assert.match(warnings[0]?.message ?? '', /the largest alone/)
  })

  it('cuts boxes at the edge of the image, and leaves out what lies outside', async () => {
    const labels = [
      box({ left: -10, top: -10, right: 10, bottom: 10 }),
      box({ left: 200, top: 0, right: 210, bottom: 9 }),
    ]
    const { texts, skipped, warnings } = await write({ images: [anImage(1, { ...size, labels })] })
    assert.deepEqual(linesOf(texts.get('labels/first/picture 1.txt')), [[1, 0.05, 0.1, 0.1, 0.2]])
    assert.equal(skipped.labels, 1)
    assert.equal(warnings.length, 2)
  })

  it('keeps images without labels, with an empty file', async () => {
    const { texts, written } = await write({ images: [anImage(1), anImage(2, { labels: [aBox(1)] })] })
    assert.equal(texts.get('labels/first/picture 1.txt'), '')
    assert.equal(written.images, 2)
  })

  it('lists classes in their order and datasets as splits', async () => {
    const project = aProject({
      labelClasses: ['no', '"a": b', 'car'].map((name, index) => aClass(index, { name })),
    })
    const images = ['one', 'Val', 'test', 'two'].map((datasetName, index) => anImage(index, { datasetName }))
    const { texts } = await write({ project, images })
    assert.equal(
      texts.get('data.yaml'),
      [
        'path: .',
        'train: ["images/one", "images/two"]',
        'val: ["images/Val"]',
        'test: ["images/test"]',
        'nc: 3',
        'names:',
        '  0: "no"',
        '  1: "\\"a\\": b"',
        '  2: "car"',
        '',
      ].join('\n'),
    )
    assert.match(
      (await write({ images: [anImage(1)] })).texts.get('data.yaml') ?? '',
      /val: \["images\/first"\]/,
    )
  })

  it('puts the images beside the labels when asked, under names that agree', async () => {
    const images = [
      anImage(1, { name: 'a.jpg' }),
      anImage(2, { name: 'a.png' }),
      anImage(3, { name: 'gone.jpg' }),
    ]
    const source = { images, withoutFile: ['gone.jpg'] }
    const { files, written, skipped } = await write(source, { images: true })
    assert.deepEqual(
      files.map(file => file.path),
      [
        'labels/first/a.txt',
        'images/first/a.jpg',
        'labels/first/a (2).txt',
        'images/first/a (2).png',
        'labels/first/gone.txt',
        'data.yaml',
      ],
    )
    assert.deepEqual([written.images, written.files, skipped.files], [3, 2, 1])
  })
})
