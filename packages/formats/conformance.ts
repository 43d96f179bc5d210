import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Label, textInBytes } from '@gesso/core'
import fc from 'fast-check'
import { aBox, aClass, aLabel, anImage, aProject, labelsOfEachShape } from './conformance/builders.ts'
import { memorySource, type SourceContent } from './conformance/memory-source.ts'
import { labelledImages } from './conformance/random-labels.ts'
import { textOf, type Written, type WrittenFile, writeAll } from './conformance/write.ts'
import { safeFileName } from './file-paths.ts'
import type { ExportImage, Format, LabelledImage } from './format.ts'
import { type FormatOptions, parseOptions } from './options.ts'

/** The suite that every format passes, with each value of each of its options. Call it at the top of a test file. */
export function describeFormat(format: Format): void {
  describe(`format ${format.name}`, () => {
    describeOptions(format)
    for (const options of [{}, ...variantsOf(format)]) {
      describe(`with ${JSON.stringify(options)}`, () => {
        const write = (content: SourceContent) => writeAll(format, memorySource(content), options)
        describeContent(write, format)
        describeNames(write)
        describeFrames(write)
        describeStreaming(format, options)
      })
    }
  })
}

type Write = (content: SourceContent) => Promise<Written>

/** Each value that a choice among the options may have, one by one. */
function variantsOf(format: Format): FormatOptions[] {
  return Object.entries(format.options.properties).flatMap(([name, schema]) =>
    'enum' in schema && Array.isArray(schema.enum) ? schema.enum.map(value => ({ [name]: value })) : [],
  )
}

function describeOptions(format: Format): void {
  it('has a default for every option, and takes its own defaults', () => {
    const defaults = parseOptions(format, undefined)
    assert.deepEqual(Object.keys(defaults), Object.keys(format.options.properties))
    assert.deepEqual(parseOptions(format, defaults), defaults)
  })

  it('refuses options that it does not know, and what are no options', () => {
    for (const given of [{ surely_no_option: 1 }, [], 'all', 3]) {
      assert.throws(() => parseOptions(format, given), { code: 'invalid_input' })
    }
  })
}

function describeContent(write: Write, format: Format): void {
  it('writes a project without anything in it', async () => {
    const project = aProject({ labelClasses: [], tagClasses: [] })
    const { files, written, skipped, warnings } = await write({ project })
    for (const file of files) parse(file)
    assert.deepEqual({ ...written, ...skipped }, { images: 0, labels: 0, files: 0 })
    assert.deepEqual(warnings, [])
  })

  it('keeps images without labels', async () => {
    const images = [anImage(1), anImage(2, { labels: [aBox(1)] }), anImage(3)]
    const exported = await write({ images })
    for (const image of images) assert.ok(mentions(exported, image), image.name)
    assert.ok(exported.written.images === 3 || exported.written.files === 3)
  })

  it('keeps label classes in the order of the project', async () => {
    const { files } = await write({ images: [anImage(1, { labels: labelsOfEachShape() })] })
    const text = files.filter(isText).map(textOf).join()
    const places = ['road', 'car', 'background'].map(name => text.indexOf(`"${name}"`))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
    const holdsLabels = !format.omits.includes('labels')
    assert.ok(!holdsLabels || places.every(place => place >= 0))
  })

  it('writes the same bytes for the same source', async () => {
    const images = [anImage(1, { labels: labelsOfEachShape() }), anImage(2, { name: 'PICTURE 1.JPG' })]
    assert.deepEqual(await write({ images }), await write({ images }))
  })

  it('writes the same whether geometries come as objects or as text', async () => {
    const told = (label: Label) => ({ ...label, geometryText: textInBytes(JSON.stringify(label.geometry)) })
    await fc.assert(
      fc.asyncProperty(labelledImages, async image => {
        const labels = [...image.labels, ...labelsOfEachShape(100)].map((label, at) =>
          aLabel(at, label.shape, label.geometry),
        )
        const asText = { ...image, labels: labels.map(told) }
        assert.deepEqual(await write({ images: [asText] }), await write({ images: [{ ...image, labels }] }))
      }),
      { numRuns: 30 },
    )
  })

  it('counts everything as written or as left out', async () => {
    const images = imagesWithProblems()
    const { files, written, skipped, warnings } = await write({ images, withoutFile: ['picture 2.jpg'] })
    for (const file of files) parse(file)
    const totals = {
      images: images.length,
      files: images.length,
      labels: images.flatMap(each => each.labels).length,
    }
    const counted = (['images', 'files', 'labels'] as const).filter(each => written[each] + skipped[each] > 0)
    assert.ok(counted.length > 0)
    assert.equal(skipped.labels, format.omits.includes('labels') ? 0 : 32)
    for (const each of counted) assert.equal(written[each] + skipped[each], totals[each], each)
    const left = warnings.filter(({ message }) => message.includes('left out'))
    assert.equal(sum(left.map(({ count }) => count)), skipped.images + skipped.files + skipped.labels)
    assert.ok(warnings.every(({ examples }) => examples.length > 0 && examples.length <= 20))
  })
}

/** Good labels among 32 such as no format may write. */
function imagesWithProblems(): LabelledImage[] {
  const classId = 'cccccccc-0000-4000-8000-999999999999'
  const strange = Array.from({ length: 30 }, (_, index) => aBox(10 + index, { classId }))
  const unknown = aLabel(50, 'blob', { x: 1 })
  const endless = aLabel(51, 'box', { left: 0, top: 0, right: Number.POSITIVE_INFINITY, bottom: 1 })
  return [
    anImage(1, { labels: [...labelsOfEachShape(), ...strange] }),
    anImage(2, { labels: [unknown, endless, aBox(60)] }),
    anImage(3),
  ]
}

function describeNames(write: Write): void {
  it('carries names with quotes, backslashes, line ends and signs of any script', async () => {
    const names = [
      '"quoted" \\ back',
      'line\nend\u2028\u0000',
      '😀 Straße 数字',
      'half \ud83d.png',
      '../../up',
      '',
    ]
    const project = aProject({
      name: '"',
      description: '\\',
      labelClasses: names.map((name, index) => aClass(index, { name })),
    })
    const images = names.map((name, index) =>
      anImage(index, { name, datasetName: name, labels: labelsOfEachShape(3 * index) }),
    )
    const { files, written } = await write({ project, images })
    for (const file of files) parse(file)
    assert.ok(written.images === names.length || written.files === names.length)
  })

  it('writes paths that stay inside and differ even where letter case does not count', async () => {
    const names = [
      'a.jpg',
      'A.JPG',
      'é.jpg',
      'e\u0301.jpg',
      '..',
      '.',
      '/etc/passwd',
      'C:\\a',
      'a\u0000',
      'nul',
      '',
      ' ',
    ]
    const images = ['x', 'X', '..', '../x'].flatMap((datasetName, index) =>
      [...names, 'n'.repeat(400), '😀'.repeat(300)].map((name, number) =>
        anImage(100 * index + number, { name, datasetName }),
      ),
    )
    const { files } = await write({ images })
    const paths = files.map(({ path }) => path)
    for (const path of paths) {
      for (const part of path.split('/')) {
        assert.ok(part !== '' && !/^\.+$/.test(part), path)
        assert.ok(Buffer.byteLength(part) <= 255, path)
      }
      assert.doesNotMatch(path, /[\\:\p{Cc}]|[. ](\/|$)/u)
    }
    assert.equal(new Set(paths.map(path => path.normalize('NFC').toLowerCase())).size, paths.length)
  })
}

function describeFrames(write: Write): void {
  it('writes frames to paths of their own, with no file where another has its folder', async () => {
    const names = ['a', 'A', 'a.png', 'a.txt', 'a.xml', '..', 'nul', '', '/', 'e\u0301', 'é']
    const stills = [...names, 'a (2)', 'a (2).png'].map((name, number) => anImage(number, { name }))
    const frames = names.flatMap((videoName, video) =>
      names.map((name, frame) =>
        anImage(1000 * (video + 1) + frame, {
          name: `${videoName}/${name}`,
          frameOf: { videoId: `video ${video}`, videoName, frame, name },
          labels: frame === 1 ? [aTrackLabel(1000 * video)] : [],
        }),
      ),
    )
    const { files, written } = await write({ images: [...stills, ...frames] })
    const paths = files.map(({ path }) => path.normalize('NFC').toLowerCase())
    assert.equal(new Set(paths).size, paths.length)
    const folders = new Set(paths.flatMap(path => foldersOf(path)))
    for (const path of paths) {
      assert.ok(!folders.has(path), path)
      assert.doesNotMatch(path, /(^|\/)\.*(\/|$)|[\\:]/)
    }
    const all = stills.length + frames.length
    assert.ok(written.images === all || written.files === all)
  })
}

function aTrackLabel(number: number) {
  return { ...aBox(number), trackId: `track ${number}` }
}

/** `a/b/c` is in `a` and in `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

function describeStreaming(format: Format, options: FormatOptions): void {
  it('reads no further ahead than a chunk, and hands over chunks of some tens of kilobytes', async () => {
    const labels = Array.from({ length: 300 }, (_, index) => aBox(index))
    const images = Array.from({ length: 40 }, (_, index) =>
      anImage(index, { publicUrl: `https://files.example/${'long/'.repeat(6000)}`, labels }),
    )
    const source = memorySource({ images })
    const lengths: number[] = []
    let takenBefore = 0
    const { files, written } = await writeAll(format, source, options, chunk => {
      assert.ok(source.taken - takenBefore <= 5, `${source.taken - takenBefore} images for one chunk`)
      assert.ok(source.openFiles <= 1, `${source.openFiles} files are open`)
      takenBefore = source.taken
      lengths.push(chunk.length)
    })
    assert.ok(source.taken >= images.length)
    assert.ok(Math.max(...lengths) < 256 * 1024)
    // Files pass as they come, and some formats have a small one an image; what is one text comes in worthy pieces.
    if (files.length === 1 && written.files === 0) assert.ok(sum(lengths) / lengths.length > 16 * 1024)
  })
}

function mentions({ files }: Written, image: ExportImage): boolean {
  const inText = JSON.stringify(image.name).slice(1)
  const named = `/${safeFileName(image.name)}`
  return files.some(
    file =>
      withoutExtension(file.path).endsWith(withoutExtension(named)) ||
      (isText(file) && textOf(file).includes(inText)),
  )
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]*$/, '')
}

function isText({ path }: WrittenFile): boolean {
  return !path.endsWith('.png')
}

function parse(file: WrittenFile): unknown {
  return file.path.endsWith('.json') ? JSON.parse(textOf(file)) : undefined
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
