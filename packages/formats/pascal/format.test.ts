import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aBox, aClass, aMask, anImage, aPolygon, aProject, classIdOf } from '../conformance/builders.ts'
import { memorySource, type SourceContent } from '../conformance/memory-source.ts'
import { paintedRows } from '../conformance/pixels.ts'
import { readPng } from '../conformance/read-png.ts'
import { textOf, writeAll } from '../conformance/write.ts'
import { pascal } from './format.ts'

interface Element {
  readonly name: string
  readonly text: string
  readonly children: readonly Element[]
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#13': '\r' }

/** Reads the XML that VOC is made of: elements and text, no attributes. @throws when it is not well-formed */
function readXml(xml: string): Element {
  const stack: { name: string; text: string; children: Element[] }[] = [{ name: '', text: '', children: [] }]
  for (const [token] of xml.matchAll(/<[^>]*>|[^<]+/g)) {
    const open = stack.at(-1)
    assert.ok(open)
    if (token.startsWith('</')) {
      assert.equal(token, `</${open.name}>`)
      stack.pop()
      stack.at(-1)?.children.push(open)
    } else if (token.startsWith('<')) {
      assert.match(token, /^<[a-z]+>$/)
      stack.push({ name: token.slice(1, -1), text: '', children: [] })
    } else {
      assert.doesNotMatch(token, /&(?!(amp|lt|gt|#13);)|[^\P{Cc}\t\n\r]/u)
      open.text += token.replaceAll(/&([^;]+);/g, (_, sign) => signs[sign] ?? '')
    }
  }
  assert.equal(stack.length, 1)
  const [root] = stack[0]?.children ?? []
  assert.ok(root)
  return root
}

const at = (element: Element | undefined, ...path: string[]): string | undefined => {
  const [first, ...rest] = path
  if (first === undefined) return element?.text
  return at(
    element?.children.find(({ name }) => name === first),
    ...rest,
  )
}

describe('an export for Pascal VOC', () => {
  const write = async (content: SourceContent, options = {}) => {
    const written = await writeAll(pascal, memorySource(content), options)
    const files = new Map(written.files.map(file => [file.path, file]))
    const textAt = (path: string) => {
      const file = files.get(path)
      assert.ok(file, `${path} is not among ${[...files.keys()]}`)
      return textOf(file)
    }
    return {
      ...written,
      textAt,
      pixelsAt: (path: string) => readPng(files.get(path)?.bytes ?? new Uint8Array()),
    }
  }
  const objectsIn = (xml: string) =>
    readXml(xml)
      .children.filter(({ name }) => name === 'object')
      .map(object => [
        at(object, 'name'),
        ...['xmin', 'ymin', 'xmax', 'ymax'].map(edge => Number(at(object, 'bndbox', edge))),
        Number(at(object, 'truncated')),
      ])
  const size = { width: 100, height: 50 }
  const box = (left: number, top: number, right: number, bottom: number) =>
    aBox(1, { classId: classIdOf(1), geometry: { left, top, right, bottom } })

  it('has an XML for each image: its size, and boxes of pixels counted from 1, the last included', async () => {
    const { textAt, warnings } = await write({
      images: [anImage(1, { ...size, labels: [box(0, 0, 1, 50)] })],
    })
    const xml = textAt('Annotations/first/picture 1.xml')
    const root = readXml(xml)
    assert.deepEqual(
      [
        at(root, 'filename'),
        at(root, 'size', 'width'),
        at(root, 'size', 'height'),
        at(root, 'size', 'depth'),
      ],
      ['first/picture 1.jpg', '100', '50', '3'],
    )
    assert.deepEqual(objectsIn(xml), [['car', 1, 1, 1, 50, 0]])
    assert.deepEqual(warnings, [])
  })

  it('says that polygons became boxes, fractions whole, and what was cut', async () => {
    const labels = [aPolygon(1), box(-5, -5, 10.4, 10), box(500, 0, 510, 10)]
    const { textAt, warnings, written, skipped } = await write({ images: [anImage(1, { ...size, labels })] })
    assert.deepEqual(objectsIn(textAt('Annotations/first/picture 1.xml')), [
      ['road', 6, 7, 30, 40, 0],
      ['car', 1, 1, 10, 10, 1],
    ])
    assert.deepEqual([written.labels, skipped.labels], [2, 1])
    assert.deepEqual(
      warnings.map(({ message, count }) => [message, count]),
      [
        ['labels changed: a polygon is written as its box', 1],
        ['labels changed: coordinates are rounded to whole pixels', 2],
        ['labels changed: they are cut at the edge of the image', 1],
        ['labels left out: they lie outside the image', 1],
      ],
    )
  })

  it('keeps images without labels, and lists the images of each dataset', async () => {
    const images = [anImage(1), anImage(2, { datasetName: 'test' }), anImage(3)]
    const { textAt, written } = await write({ images })
    assert.deepEqual(objectsIn(textAt('Annotations/first/picture 1.xml')), [])
    assert.equal(textAt('ImageSets/Main/first.txt'), 'first/picture 1\nfirst/picture 3\n')
    assert.equal(textAt('ImageSets/Main/test.txt'), 'test/picture 2\n')
    assert.equal(written.images, 3)
  })

  it('carries names that XML has signs for, and says which it cannot', async () => {
    const names = ['<a> & "b"', 'zero\u0000', 'line\r\nend', 'a:b']
    const project = aProject({ labelClasses: names.map((name, index) => aClass(index, { name })) })
    const labels = names.map((_, index) => aBox(index, { classId: classIdOf(index) }))
    const { textAt, warnings } = await write({ project, images: [anImage(1, { labels })] })
    assert.deepEqual(
      objectsIn(textAt('Annotations/first/picture 1.xml')).map(([name]) => name),
      ['<a> & "b"', 'zero\ufffd', 'line\r\nend', 'a:b'],
    )
    assert.deepEqual(textAt('labelmap.txt').split('\n').slice(1, 3), [
      'background:0,0,0::',
      '<a> & "b":5,249,22::',
    ])
    assert.equal(warnings.find(({ message }) => /signs/.test(message))?.count, 3)
  })

  it('adds the pixels of each class when asked, in the colours of a palette', async () => {
    const labels = [aMask(1, { classId: classIdOf(1) })]
    const images = [anImage(1, { labels }), anImage(2)]
    const { textAt, pixelsAt } = await write({ images }, { segmentation: true })
    const { colourType, rows } = pixelsAt('SegmentationClass/first/picture 1.png')
    assert.equal(colourType, 3)
    const expected = paintedRows(labels[0] ?? aMask(1), { width: 64, height: 48 })
    assert.deepEqual(
      rows.map(row =>
        row.map(pixel => (pixel === '5,249,22' ? '1' : pixel === '0,0,0' ? '0' : pixel)).join(''),
      ),
      expected,
    )
    assert.equal(at(readXml(textAt('Annotations/first/picture 1.xml')), 'segmented'), '1')
    assert.ok(
      pixelsAt('SegmentationClass/first/picture 2.png')
        .rows.flat()
        .every(pixel => pixel === '0,0,0'),
    )
    const many = aProject({ labelClasses: Array.from({ length: 256 }, (_, index) => aClass(index)) })
    await assert.rejects(write({ project: many }, { segmentation: true }), { code: 'format_unfit' })
    await write({ project: many })
  })
})
