import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aBox, aClass, aMask, anImage, aPolygon, aProject, classIdOf } from '../conformance/builders.ts'
import { memorySource, type SourceContent } from '../conformance/memory-source.ts'
import { paintedRows } from '../conformance/pixels.ts'
import { labelledImages } from '../conformance/random-labels.ts'
import { readPng } from '../conformance/read-png.ts'
import { textOf, type Written, writeAll } from '../conformance/write.ts'
import { semanticPng } from './format.ts'

describe('semantic PNGs', () => {
  const write = (content: SourceContent, options = {}) =>
    writeAll(semanticPng, memorySource(content), options)
  const fileAt = ({ files }: Written, path: string) => {
    const file = files.find(each => each.path === path)
    assert.ok(file, `${path} is not among ${files.map(each => each.path)}`)
    return file
  }
  const pixelsAt = (written: Written, path: string) => readPng(fileAt(written, path).bytes)
  const labelClasses = [
    aClass(0, { name: 'road', color: '#0102034d', kind: 'background', description: 'asphalt' }),
    aClass(1, { name: 'car', color: '#ff0a0b4d' }),
  ]
  const project = aProject({ labelClasses })
  const size = { width: 4, height: 2 }
  const box = (number: number, classNumber: number, left: number, right: number, zIndex: number) =>
    aBox(number, { classId: classIdOf(classNumber), zIndex, geometry: { left, top: 0, right, bottom: 1 } })
  const street = anImage(1, { ...size, name: 'a.jpg', labels: [box(1, 1, 1, 3, 0), box(2, 0, 2, 4, 1)] })

  it('refuses more label classes than grey has values, and says the cure', async () => {
    const many = aProject({ labelClasses: Array.from({ length: 256 }, (_, index) => aClass(index)) })
    await assert.rejects(write({ project: many }), {
      code: 'format_unfit',
      message: /256 label classes.*class_color/,
    })
    await assert.rejects(write({ project: many }, { encoding: 'gs_desc' }), { code: 'format_unfit' })
    await write({ project: many }, { encoding: 'class_color' })
  })

  it('refuses an order by what is no key', async () => {
    await assert.rejects(write({}, { order: ['size'] }), { code: 'invalid_input' })
  })

  it('give each pixel the number of the label class in front, 0 where there is none', async () => {
    const written = await write({ project, images: [street] })
    const { colourType, rows } = pixelsAt(written, 'first/a.png')
    assert.equal(colourType, 0)
    assert.deepEqual(rows, [
      ['0', '2', '1', '1'],
      ['0', '0', '0', '0'],
    ])
    const descending = await write({ project, images: [street] }, { encoding: 'gs_desc' })
    assert.deepEqual(pixelsAt(descending, 'first/a.png').rows[0], ['0', '1', '2', '2'])
  })

  it('give each pixel the colour of its class, black where there is none', async () => {
    const written = await write({ project, images: [street] }, { encoding: 'class_color' })
    const { colourType, rows } = pixelsAt(written, 'first/a.png')
    assert.equal(colourType, 2)
    assert.deepEqual(rows[0], ['0,0,0', '255,10,11', '1,2,3', '1,2,3'])
    assert.deepEqual(written.warnings, [])
  })

  it('list the label classes under both names that readers ask for', async () => {
    const listed = async (encoding: string) =>
      JSON.parse(textOf(fileAt(await write({ project }, { encoding }), 'label_classes.json')))
    const car = {
      name: 'car',
      class_name: 'car',
      color: '#ff0a0b4d',
      class_type: 'object',
      description: null,
    }
    assert.deepEqual((await listed('gs_asc'))[1], { png_index: 2, ...car })
    assert.deepEqual((await listed('gs_desc'))[1], { png_index: 1, ...car })
    assert.deepEqual((await listed('class_color'))[1], { png_index: [255, 10, 11], ...car })
    assert.equal((await listed('gs_asc'))[0].description, 'asphalt')
  })

  it('are drawn in the order that is asked for', async () => {
    const front = async (order: string[]) =>
      pixelsAt(await write({ project, images: [street] }, { order }), 'first/a.png').rows[0]?.[2]
    assert.equal(await front(['z_index']), '1')
    assert.equal(await front(['class_type', 'z_index']), '2')
    assert.equal(await front(['class_order']), '2')
    assert.equal(await front([]), '1')
  })

  it('are written for images without labels too, each with a name of its own', async () => {
    const images = ['a.jpg', 'a.png', 'A.tif', 'none'].map((name, index) => anImage(index, { ...size, name }))
    const written = await write({ images })
    assert.deepEqual(
      written.files.map(file => file.path),
      ['label_classes.json', 'first/a.png', 'first/a (2).png', 'first/A (3).png', 'first/none.png'],
    )
    assert.equal(written.written.images, 4)
    assert.ok(written.warnings.some(({ message }) => /made safe and unique/.test(message)))
  })

  it('report colours that two classes share, and black', async () => {
    const alike = aProject({
      labelClasses: [
        aClass(0, { color: '#000000ff' }),
        aClass(1, { color: '#01020300' }),
        aClass(2, { color: '#010203ff' }),
      ],
    })
    const { warnings } = await write({ project: alike }, { encoding: 'class_color' })
    assert.deepEqual(warnings[0]?.examples, ['class 0 and the background', 'class 2 and class 1'])
    assert.deepEqual((await write({ project: alike })).warnings, [])
  })

  it('show every label as its shape paints it', async () => {
    for (const label of [aBox(1), aPolygon(2), aMask(3)]) {
      const image = anImage(1, { labels: [label] })
      const { rows } = pixelsAt(await write({ images: [image] }), 'first/picture 1.png')
      assert.deepEqual(
        rows.map(row => row.join('')),
        paintedRows(label, image),
      )
    }
    await fc.assert(
      fc.asyncProperty(labelledImages, async image => {
        const expected = Array.from({ length: image.height }, () => '0'.repeat(image.width))
        for (const label of image.labels)
          for (const [y, row] of paintedRows(label, image).entries())
            expected[y] = [...row].map((pixel, x) => (pixel === '1' ? '1' : expected[y]?.[x])).join('')
        const { rows } = pixelsAt(await write({ images: [image] }), 'first/picture 1.png')
        assert.deepEqual(
          rows.map(row => row.join('')),
          expected,
        )
      }),
      { numRuns: 50 },
    )
  })

  it('hold pictures of more than one band', async () => {
    const label = aBox(1, { geometry: { left: 2999, top: 0, right: 3000, bottom: 3000 } })
    const image = anImage(1, { width: 3000, height: 3000, labels: [label] })
    const { rows } = pixelsAt(await write({ images: [image] }), 'first/picture 1.png')
    assert.ok(rows.every(row => row[2999] === '1' && row[2998] === '0'))
  })
})
