import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { anImage } from '../conformance/builders.ts'
import { fileOf, memorySource } from '../conformance/memory-source.ts'
import { writeAll } from '../conformance/write.ts'
import { images as imagesFormat } from './format.ts'

describe('an export of images', () => {
  it('holds the bytes of each file in the folder of its dataset', async () => {
    const images = [anImage(1), anImage(2, { datasetName: 'Straße 😀' })]
    const { files, written, warnings } = await writeAll(imagesFormat, memorySource({ images }))
    assert.deepEqual(
      files.map(file => [file.path, Buffer.from(file.bytes).toString(), file.stored]),
      [
        ['first/picture 1.jpg', Buffer.from(fileOf(images[0] ?? anImage(0))).toString(), true],
        ['Straße 😀/picture 2.jpg', 'picture of 11111111-0000-4000-8000-000000000002', true],
      ],
    )
    assert.deepEqual([written.files, warnings], [2, []])
  })

  it('reports images whose file is not kept here', async () => {
    const source = memorySource({ images: [anImage(1), anImage(2)], withoutFile: ['picture 1.jpg'] })
    const { files, written, skipped, warnings } = await writeAll(imagesFormat, source)
    assert.deepEqual(
      files.map(file => file.path),
      ['first/picture 2.jpg'],
    )
    assert.deepEqual([written.files, skipped.files], [1, 1])
    assert.deepEqual(warnings, [
      {
        message: 'files left out: the file is not kept here, nor given by a bucket',
        count: 1,
        examples: ['first/picture 1.jpg'],
      },
    ])
  })

  it('reports names that it had to change', async () => {
    const images = [
      anImage(1, { name: '../up.jpg' }),
      anImage(2, { name: 'Up.jpg' }),
      anImage(3, { name: 'up.jpg' }),
    ]
    const { files, warnings } = await writeAll(imagesFormat, memorySource({ images }))
    assert.deepEqual(
      files.map(file => file.path),
      ['first/.._up.jpg', 'first/Up.jpg', 'first/up (2).jpg'],
    )
    assert.deepEqual(warnings, [
      {
        message: 'files changed: their name is made safe and unique',
        count: 2,
        examples: ['first/../up.jpg → first/.._up.jpg', 'first/up.jpg → first/up (2).jpg'],
      },
    ])
  })
})
