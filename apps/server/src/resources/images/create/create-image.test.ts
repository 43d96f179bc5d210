import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { animation, floatTiff, pngBomb } from '../../../testing/broken-pictures.ts'
import {
  ask,
  boxLabel,
  type Desk,
  makeDataset,
  makeLabelClass,
  openDesk,
  photo,
  refusalIn,
  sendChange,
  sendImage,
  uploadFile,
} from '../../../testing/builders.ts'
import { keptFiles } from '../../../testing/kept-files.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { actorOfKey } from '../../access/index.ts'
import { createImage } from './create-image.ts'
import { replaceImageFile } from './replace-image-file.ts'

interface Image {
  readonly id: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly format: string
  readonly mode: string
  readonly bytes: number
  readonly status: string
  readonly labelCount: number
  readonly displayUrl: string
  readonly originalUrl: string
  readonly thumbnailUrl: string
}

const maxPixels = 2_000_000
const raw = { width: 60, height: 40, channels: 3 } as const
const firstHalf = (file: Buffer) => file.subarray(0, Math.floor(file.length / 2))
const plain = () => sharp(Buffer.alloc(60 * 40 * 3, 90), { raw })

describe('making images', () => {
  let stack: Stack
  let desk: Desk
  let datasetId = ''
  before(async () => {
    stack = await startStack({ GESSO_MAX_PIXELS: String(maxPixels) })
  })
  after(() => stack.close())
  const fresh = async () => {
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk)).id
  }
  const post = (body: unknown, key = desk.key) =>
    stack.send('POST', `/api/projects/${desk.projectId}/images`, { key, body })
  const made = async (name: string, content: Uint8Array) => {
    const sent = await sendImage(desk, datasetId, name, content)
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    return sent.body as Image
  }
  const bytesAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())
  const actor = async () => {
    const found = await actorOfKey(stack.context, desk.key)
    assert.ok(found)
    return found
  }

  it('refuses bodies without what it needs, naming the field', async () => {
    await fresh()
    const uploadId = await uploadFile(desk, await photo('rocket.jpg'))
    const bodies: [object, RegExp][] = [
      [{ uploadId, name: 'a.jpg' }, /^datasetId is missing/],
      [{ datasetId: 'x', uploadId, name: 'a.jpg' }, /^datasetId /],
      [{ datasetId, uploadId }, /^(name|url) is missing/],
      [{ datasetId, uploadId, name: 'a.jpg', externalId: 5 }, /^externalId /],
      [{ datasetId, uploadId, name: '../a.jpg' }, /^name .*slash/],
      [{ datasetId, uploadId, name: 'n'.repeat(300) }, /^name /],
    ]
    for (const [body, problem] of bodies) {
      const { status, message } = refusalIn(await post(body))
      assert.equal(status, 400)
      assert.match(message, problem)
    }
  })

  it('refuses datasets of other projects and those who may not upload', async () => {
    await fresh()
    const uploadId = await uploadFile(desk, await photo('rocket.jpg'))
    const foreign = await makeDataset(await openDesk(stack))
    for (const id of [foreign.id, randomUUID()]) {
      const sent = await post({ datasetId: id, uploadId, name: 'a.jpg' })
      assert.equal(refusalIn(sent).message, `There is no dataset ${id}`)
    }
    const viewer = await stack.key(desk.workspaceId, 'View Only')
    assert.equal((await post({ datasetId, uploadId, name: 'a.jpg' }, viewer)).status, 403)
    const { key: stranger } = await stack.workspace()
    assert.equal((await post({ datasetId, uploadId, name: 'a.jpg' }, stranger)).status, 404)
  })

  it('refuses files that are no sound picture, says why, and keeps nothing but the upload', async () => {
    await fresh()
    const jpeg = await photo('rocket.jpg')
    const png = await photo('coins.png')
    const tiff = await photo('chessboard_GRAY_U16.tif')
    const flipped = Buffer.from(png)
    flipped.fill(0, 40_000, 40_100)
    const files: [string, Uint8Array, RegExp][] = [
      ['empty.jpg', Buffer.alloc(0), /^file_empty empty.jpg is empty/],
      ['half.jpg', firstHalf(jpeg), /unreadable half.jpg .*damaged or incomplete/],
      ['end.jpg', jpeg.subarray(0, jpeg.length - 50), /unreadable .*damaged or incomplete/],
      ['half.png', firstHalf(png), /unreadable .*damaged or incomplete/],
      ['flipped.png', flipped, /unreadable .*damaged or incomplete/],
      ['half.tif', firstHalf(tiff), /unreadable/],
      ['half.webp', (await plain().webp().toBuffer()).subarray(0, 60), /unreadable/],
      ['half.gif', (await plain().gif().toBuffer()).subarray(0, 60), /unreadable/],
      ['half.avif', firstHalf(await plain().avif().toBuffer()), /unreadable/],
      ['page.jpg', Buffer.from('<html><script>alert(1)</script></html>'), /unreadable .*none of JPEG, PNG/],
      ['drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /unreadable .*none of/],
      ['document.png', Buffer.from('%PDF-1.7\n%%EOF'), /unreadable .*none of/],
      ['bytes.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /unreadable/],
      [
        'bomb.png',
        pngBomb(60_000, 60_000),
        /picture_too_large bomb.png has 3600000000 pixels; at most 2000000/,
      ],
      ['frames.gif', await animation(30, 300, 300), /picture_too_large frames.gif has 2700000 pixels/],
    ]
    const before = await keptFiles(stack)
    for (const [name, content, problem] of files) {
      const { status, code, message } = refusalIn(await sendImage(desk, datasetId, name, content))
      assert.equal(status, 400, name)
      assert.match(`${code} ${message}`, problem)
      assert.doesNotMatch(message, /\/(tmp|pictures)\//)
    }
    const now = await keptFiles(stack)
    assert.equal(now.onDisk.length, before.onDisk.length + files.length)
    assert.deepEqual(now.unowned, before.unowned)
    const page = await ask<{ total: number }>(desk, 'GET', `/api/projects/${desk.projectId}/images`)
    assert.equal(page.total, 0)
  })

  it('refuses a name that the dataset has, however many ask at once, and keeps one', async () => {
    await fresh()
    const content = await photo('rocket.jpg')
    const before = await keptFiles(stack)
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendImage(desk, datasetId, 'a.jpg', content)))
    const refused = sent.filter(({ status }) => status !== 200)
    assert.deepEqual(
      refused.map(reply => refusalIn(reply).code),
      ['name_taken', 'name_taken', 'name_taken'],
    )
    assert.equal(refusalIn(await sendImage(desk, datasetId, 'a.jpg', content)).code, 'name_taken')
    const now = await keptFiles(stack)
    // The image with its thumbnail, and four uploads that can still be used under another name.
    assert.equal(now.onDisk.length, before.onDisk.length + 2 + 4)
    assert.deepEqual(now.unowned, before.unowned)
  })

  it('makes one image of one upload, however many ask at once', async () => {
    await fresh()
    const uploadId = await uploadFile(desk, await photo('rocket.jpg'))
    const names = ['a.jpg', 'b.jpg', 'c.jpg']
    const sent = await Promise.all(names.map(name => post({ datasetId, uploadId, name })))
    assert.deepEqual(sent.map(({ status }) => status).sort(), [200, 404, 404])
    assert.deepEqual((await keptFiles(stack)).unowned, [])
  })

  it('reads real photographs: size, format, mode, bytes, and gives back the same file', async () => {
    await fresh()
    const photos: [string, number, number, string, string][] = [
      ['rocket.jpg', 640, 427, 'JPEG', 'RGB'],
      ['coins.png', 384, 303, 'PNG', 'L'],
      ['chelsea.png', 451, 300, 'PNG', 'RGB'],
      ['chessboard_GRAY_U16.tif', 200, 200, 'TIFF', 'I;16'],
    ]
    for (const [name, width, height, format, mode] of photos) {
      const content = await photo(name)
      const image = await made(name, content)
      assert.deepEqual(
        [image.name, image.width, image.height, image.format, image.mode, image.bytes, image.status],
        [name, width, height, format, mode, content.length, 'NEW'],
      )
      assert.ok((await bytesAt(image.originalUrl)).equals(content))
      const thumbnail = await sharp(await bytesAt(image.thumbnailUrl)).metadata()
      assert.equal(thumbnail.format, 'webp')
      assert.equal(Math.max(thumbnail.width, thumbnail.height), Math.min(512, Math.max(width, height)))
    }
    assert.deepEqual((await keptFiles(stack)).unowned, [])
  })

  it('knows every format and pixel layout by the content, whatever the name says', async () => {
    await fresh()
    const pictures: [string, Promise<Buffer> | Buffer, string, string][] = [
      ['a', plain().webp().toBuffer(), 'WEBP', 'RGB'],
      ['b.jpg', plain().gif().toBuffer(), 'GIF', 'P'],
      ['c.png', plain().avif().toBuffer(), 'AVIF', 'RGB'],
      ['d.html', plain().png({ palette: true, colours: 4 }).toBuffer(), 'PNG', 'P'],
      ['e', plain().ensureAlpha(0.5).png().toBuffer(), 'PNG', 'RGBA'],
      ['f', plain().toColourspace('b-w').jpeg().toBuffer(), 'JPEG', 'L'],
      ['g', plain().toColourspace('cmyk').jpeg().toBuffer(), 'JPEG', 'CMYK'],
      ['h', plain().toColourspace('grey16').png().toBuffer(), 'PNG', 'I;16'],
      ['i', plain().toColourspace('b-w').tiff({ bitdepth: 1 }).toBuffer(), 'TIFF', '1'],
      ['j', floatTiff(60, 40, x => x / 60), 'TIFF', 'F'],
      ['🚗.jpg', plain().jpeg({ progressive: true }).toBuffer(), 'JPEG', 'RGB'],
      ['two.gif', animation(2, 60, 40), 'GIF', 'P'],
    ]
    for (const [name, content, format, mode] of pictures) {
      const image = await made(name, await content)
      assert.deepEqual([image.format, image.mode, image.width, image.height], [format, mode, 60, 40], name)
    }
  })

  it('turns a picture upright where its EXIF says so, and shows thumbnails that way', async () => {
    await fresh()
    const left = Buffer.alloc(60 * 40 * 3)
    for (let y = 0; y < 40; y += 1) left.fill(255, y * 180, y * 180 + 90)
    const turned = sharp(left, { raw }).withMetadata({ orientation: 6 })
    for (const [name, content] of [
      ['a.jpg', await turned.clone().jpeg().toBuffer()],
      ['a.png', await turned.clone().png().toBuffer()],
      ['a.tif', await turned.clone().tiff().toBuffer()],
    ] as const) {
      const image = await made(name, content)
      assert.deepEqual([image.width, image.height], [40, 60], name)
      const shown = name === 'a.jpg' ? image.thumbnailUrl : image.displayUrl
      for (const url of [image.thumbnailUrl, shown]) {
        const { data, info } = await sharp(await bytesAt(url))
          .raw()
          .toBuffer({ resolveWithObject: true })
        assert.deepEqual([info.width, info.height], [40, 60], name)
        // Turned clockwise, the left half is on top.
        assert.ok((data[0] ?? 0) > 200 && (data.at(-1) ?? 255) < 50, name)
      }
    }
    const { exif } = await createdRow('a.jpg')
    assert.deepEqual(exif, { orientation: '6' })
  })
  const createdRow = (name: string) =>
    stack.context.db
      .selectFrom('media')
      .select(['exif', 'checksum', 'external_id as externalId'])
      .where('dataset_id', '=', datasetId)
      .where('name', '=', name)
      .executeTakeFirstOrThrow()

  it('makes a rendition where browsers cannot show the file, and only there', async () => {
    await fresh()
    const ramp = new Uint16Array(60 * 40).map((_, index) => 1000 + (index % 60) * 10)
    const narrow = sharp(ramp, { raw: { width: 60, height: 40, channels: 1 } }).toColourspace('grey16')
    const shown = { jpeg: await plain().jpeg().toBuffer(), png: await plain().png().toBuffer() }
    for (const [name, content] of Object.entries(shown)) {
      const image = await made(name, content)
      assert.equal(image.displayUrl, image.originalUrl)
    }
    for (const [name, content] of [
      ['narrow16.png', await narrow.clone().png().toBuffer()],
      ['narrow16.tif', await narrow.clone().tiff({ compression: 'lzw' }).toBuffer()],
      ['float.tif', floatTiff(60, 40, x => x / 1000)],
    ] as const) {
      const image = await made(name, content)
      assert.notEqual(image.displayUrl, image.originalUrl)
      const display = await fetch(image.displayUrl)
      assert.equal(display.headers.get('content-type'), 'image/jpeg')
      // What lies in a small part of the range is stretched until it can be seen.
      const { data, info } = await sharp(await display.arrayBuffer())
        .raw()
        .toBuffer({ resolveWithObject: true })
      assert.ok((data[0] ?? 255) < 25, `${name} ${data[0]}`)
      assert.ok((data[59 * info.channels] ?? 0) > 230, `${name} ${data[59 * info.channels]}`)
    }
    const clear = await made(
      'clear.tif',
      await plain().ensureAlpha(0.5).tiff({ compression: 'lzw' }).toBuffer(),
    )
    assert.equal((await fetch(clear.displayUrl)).headers.get('content-type'), 'image/png')
  })

  it('keeps checksum and external id', async () => {
    await fresh()
    const uploadId = await uploadFile(desk, await photo('coins.png'))
    assert.equal((await post({ datasetId, uploadId, name: 'a.png', externalId: 'x/1' })).status, 200)
    const { checksum, externalId } = await createdRow('a.png')
    assert.equal(externalId, 'x/1')
    const known = 'f8d773fc9cfa6f4d8e5942dc34d0a0788fcaed2a4fefbbed0aef5398d7ef4cba'
    assert.equal(checksum?.toString('hex'), known)
  })

  it('replaces the file of an image of that name when told to; its labels stay, its old files go', async () => {
    await fresh()
    const image = await made('a', await photo('chessboard_GRAY_U16.tif'))
    const car = await makeLabelClass(desk)
    await sendChange(desk, image.id, { added: [boxLabel(car.id)] })
    const before = await keptFiles(stack)
    const uploadId = await uploadFile(desk, await photo('rocket.jpg'))
    const input = { datasetId, uploadId, name: 'a', replace: true }
    const labeller = await actorOfKey(stack.context, await stack.key(desk.workspaceId, 'Labeller'))
    assert.ok(labeller)
    await assert.rejects(createImage(stack.context, labeller, desk.projectId, input), { code: 'forbidden' })
    const replaced = await createImage(stack.context, await actor(), desk.projectId, input)
    assert.deepEqual(
      [replaced.id, replaced.width, replaced.format, replaced.labelCount, replaced.displayKey],
      [image.id, 640, 'JPEG', 1, null],
    )
    const now = await keptFiles(stack)
    // Three files went (original, rendition, thumbnail), two came.
    assert.equal(now.onDisk.length, before.onDisk.length - 1)
    assert.deepEqual(now.unowned, [])
    assert.equal((await fetch(image.originalUrl)).status, 404)
  })

  it('makes the image when told to replace one that is not there, once if many ask at once', async () => {
    await fresh()
    const by = await actor()
    const uploads = await Promise.all([1, 2, 3].map(async () => uploadFile(desk, await photo('rocket.jpg'))))
    const rows = await Promise.all(
      uploads.map(uploadId =>
        createImage(stack.context, by, desk.projectId, { datasetId, uploadId, name: 'a', replace: true }),
      ),
    )
    assert.equal(new Set(rows.map(row => row.id)).size, 1)
    assert.deepEqual((await keptFiles(stack)).unowned, [])
  })

  it('gives an image another file and name; a file that is no picture changes nothing', async () => {
    await fresh()
    const image = await made('a.tif', await photo('chessboard_GRAY_U16.tif'))
    await made('b.jpg', await photo('rocket.jpg'))
    const by = await actor()
    const replace = async (content: Uint8Array, name?: string) => {
      const uploadId = await uploadFile(desk, content)
      return replaceImageFile(stack.context, by, image.id, { uploadId, name })
    }
    await assert.rejects(replace(Buffer.from('x')), { code: 'picture_unreadable' })
    await assert.rejects(replace(await photo('rocket.jpg'), 'b.jpg'), { code: 'name_taken' })
    await assert.rejects(replace(await photo('rocket.jpg'), 'b/c.jpg'), { code: 'invalid_input' })
    assert.equal((await fetch(image.originalUrl)).status, 200)
    const row = await replace(await photo('rocket.jpg'), 'c.jpg')
    assert.deepEqual([row.id, row.name, row.format, row.width], [image.id, 'c.jpg', 'JPEG', 640])
    assert.deepEqual((await keptFiles(stack)).unowned, [])
  })

  it('takes its files along when an image, or its whole dataset, is deleted', async () => {
    await fresh()
    const before = await keptFiles(stack)
    const image = await made('a.tif', await photo('chessboard_GRAY_U16.tif'))
    await made('b.jpg', await photo('rocket.jpg'))
    assert.equal((await keptFiles(stack)).onDisk.length, before.onDisk.length + 5)
    await ask(desk, 'DELETE', `/api/images/${image.id}`)
    assert.equal((await keptFiles(stack)).onDisk.length, before.onDisk.length + 2)
    await ask(desk, 'DELETE', `/api/datasets/${datasetId}`)
    assert.deepEqual(await keptFiles(stack), before)
  })
})
