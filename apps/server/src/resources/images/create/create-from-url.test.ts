import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { type Desk, makeDataset, openDesk, photo, refusalIn } from '../../../testing/builders.ts'
import { keptFiles } from '../../../testing/kept-files.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { actorOfKey } from '../../access/index.ts'
import { presentImage } from '../present.ts'
import { createImage } from './create-image.ts'

describe('making images from a URL', () => {
  let stack: Stack
  let desk: Desk
  let datasetId = ''
  let owner: Server
  let origin = ''
  let answer: RequestListener = () => undefined
  before(async () => {
    owner = createServer((request, response) => answer(request, response))
    await new Promise<void>(resolve => owner.listen(0, '127.0.0.1', resolve))
    const address = owner.address()
    assert.ok(typeof address === 'object' && address)
    origin = `http://127.0.0.1:${address.port}`
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1', GESSO_MAX_UPLOAD_BYTES: '500000' })
  })
  after(async () => {
    owner.closeAllConnections()
    owner.close()
    await stack.close()
  })
  const fresh = async () => {
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk)).id
  }
  const post = (body: object) =>
    desk.stack.send('POST', `/api/projects/${desk.projectId}/images`, {
      key: desk.key,
      body: { datasetId, ...body },
    })
  const serve = (content: Buffer | string, type = 'image/jpeg') => {
    answer = (_request, response) => void response.writeHead(200, { 'content-type': type }).end(content)
  }

  it('refuses private addresses and redirects to them unless the settings allow them', async t => {
    const strict = await startStack()
    t.after(() => strict.close())
    desk = await openDesk(strict)
    datasetId = (await makeDataset(desk)).id
    answer = () => assert.fail('a request came')
    const { port } = new URL(origin)
    for (const url of [
      `${origin}/a.jpg`,
      `http://localhost:${port}/a.jpg`,
      `http://[::1]:${port}/a.jpg`,
      'http://169.254.169.254/latest/meta-data',
      `${strict.url}/healthz`,
    ]) {
      const { status, code } = refusalIn(await post({ url }))
      assert.deepEqual([status, code], [400, 'url_refused'], url)
    }
    assert.equal(refusalIn(await post({ url: 'file:///etc/passwd', name: 'a' })).code, 'url_refused')
    assert.deepEqual(await keptFiles(strict), { onDisk: [], unowned: [] })
  })

  it('refuses what is no picture, too large, missing or endless, and keeps nothing', async () => {
    await fresh()
    const before = await keptFiles(stack)
    const jpeg = await photo('rocket.jpg')
    serve('<html>hello</html>')
    assert.equal(refusalIn(await post({ url: `${origin}/a.jpg` })).code, 'picture_unreadable')
    serve(jpeg.subarray(0, 50_000))
    assert.match(refusalIn(await post({ url: `${origin}/a.jpg` })).message, /a\.jpg .*damaged or incomplete/)
    serve('')
    assert.equal(refusalIn(await post({ url: `${origin}/a.jpg` })).code, 'file_empty')
    serve(Buffer.alloc(500_001))
    assert.equal(refusalIn(await post({ url: `${origin}/a.jpg` })).code, 'file_too_large')
    answer = (_request, response) => {
      const more = () => void (response.destroyed || response.write(jpeg, more))
      more()
    }
    assert.equal(refusalIn(await post({ url: `${origin}/a.jpg` })).code, 'file_too_large')
    answer = (_request, response) => void response.writeHead(404).end()
    assert.equal(refusalIn(await post({ url: `${origin}/a.jpg` })).code, 'url_unreachable')
    assert.equal(refusalIn(await post({ url: 'nowhere' })).code, 'url_refused')
    assert.match(refusalIn(await post({ url: `${origin}/a.jpg`, name: 'a/b' })).message, /^name .*slash/)
    assert.deepEqual(await keptFiles(stack), before)
  })

  it('asks for no file whose name is taken', async () => {
    await fresh()
    serve(await photo('rocket.jpg'))
    assert.equal((await post({ url: `${origin}/a.jpg` })).status, 200)
    answer = () => assert.fail('a request came')
    assert.equal(refusalIn(await post({ url: `${origin}/a.jpg` })).code, 'name_taken')
  })

  it('names the image after the end of the URL, made safe, unless told a name', async () => {
    serve(await photo('rocket.jpg'), 'text/html')
    for (const [path, name] of [
      ['/photos/rocket.jpg?size=1#top', 'rocket.jpg'],
      ['/a%20b%2Fc.jpg', 'a b_c.jpg'],
      ['/..%2f..%2fetc%2fpasswd', '.._.._etc_passwd'],
      ['/%F0%9F%9A%97.jpg', '🚗.jpg'],
      ['/100%.jpg', '100%.jpg'],
      ['/', 'image'],
      [`/${'n'.repeat(300)}.jpg`, `${'n'.repeat(251)}.jpg`],
    ] as const) {
      await fresh()
      const sent = await post({ url: origin + path })
      assert.equal(sent.status, 200, JSON.stringify(sent.body))
      assert.equal((sent.body as { name: string }).name, name)
    }
    const sent = await post({ url: `${origin}/x.jpg`, name: 'mine.jpg', externalId: 'e' })
    const { name, externalId } = sent.body as { name: string; externalId: string }
    assert.deepEqual([name, externalId], ['mine.jpg', 'e'])
  })

  it('keeps a copy, or, told otherwise, only a thumbnail and where the file is', async () => {
    await fresh()
    const jpeg = await photo('rocket.jpg')
    serve(jpeg)
    const before = await keptFiles(stack)
    const sent = await post({ url: `${origin}/a.jpg` })
    const copied = sent.body as { originalUrl: string; bytes: number }
    assert.equal(copied.bytes, jpeg.length)
    const original = await fetch(copied.originalUrl)
    assert.ok(Buffer.from(await original.arrayBuffer()).equals(jpeg))
    assert.equal((await keptFiles(stack)).onDisk.length, before.onDisk.length + 2)
    const actor = await actorOfKey(stack.context, desk.key)
    assert.ok(actor)
    const url = `${origin}/b.jpg`
    const row = await createImage(stack.context, actor, desk.projectId, {
      datasetId,
      url,
      copyOriginal: false,
    })
    const shown = await presentImage(stack.context, row)
    assert.deepEqual([shown.originalUrl, shown.width], [url, 640])
    const display = await fetch(shown.displayUrl)
    assert.deepEqual([display.status, display.headers.get('content-type')], [200, 'image/jpeg'])
    assert.ok(Buffer.from(await display.arrayBuffer()).equals(jpeg))
    assert.equal((await fetch(shown.thumbnailUrl ?? '')).status, 200)
    const now = await keptFiles(stack)
    assert.equal(now.onDisk.length, before.onDisk.length + 3)
    assert.deepEqual(now.unowned, before.unowned)
    answer = (_request, response) => void response.writeHead(404).end()
    assert.equal((await fetch(shown.displayUrl)).status, 400)
  })
})
