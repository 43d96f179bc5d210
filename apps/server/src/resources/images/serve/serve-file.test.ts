import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ask, type Desk, makeDataset, openDesk, photo, sendImage } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'

interface Image {
  readonly id: string
  readonly originalUrl: string
  readonly thumbnailUrl: string
}

describe('files of images', () => {
  let stack: Stack
  let desk: Desk
  let image: Image
  let content: Buffer
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
    content = await photo('rocket.jpg')
    const { id: datasetId } = await makeDataset(desk)
    image = (await sendImage(desk, datasetId, 'évil "name".html', content)).body as Image
  })
  after(() => stack.close())
  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    fetch(image.originalUrl, { method, headers })

  it('are refused without a genuine signature, and not found under another name of theirs', async () => {
    const url = new URL(image.originalUrl)
    const forged = [
      url.pathname,
      `${url.pathname}${url.search.slice(0, -1)}`,
      url.pathname.replace('/original/', '/thumbnail/') + url.search,
      url.pathname.replace('/original/', '/secret/') + url.search,
      `${url.pathname}x${url.search}`,
    ]
    for (const path of forged) {
      const { status } = await fetch(stack.url + path)
      assert.ok(status === 403 || status === 400, `${path} ${status}`)
    }
    const [, , , id = '', , version = ''] = url.pathname.split('/')
    for (const path of [
      `/files/images/${id}/display/${version}/a`,
      `/files/images/${id}/original/other/a`,
      `/files/images/${id}/original/../../../../etc/passwd/a`,
      `/files/images/${desk.projectId}/original/${version}/a`,
    ])
      assert.equal((await fetch(stack.context.urls.signed(path, 60))).status, 404, path)
  })

  it('come whole, with the type of what they are and nothing that a browser could run', async () => {
    const reply = await get()
    assert.equal(reply.status, 200)
    assert.ok(Buffer.from(await reply.arrayBuffer()).equals(content))
    const { headers } = reply
    assert.equal(headers.get('content-type'), 'image/jpeg')
    assert.equal(headers.get('content-length'), String(content.length))
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/)
    assert.match(headers.get('cache-control') ?? '', /^private, max-age=\d+, immutable$/)
    assert.equal(
      headers.get('content-disposition'),
      `inline; filename="_vil _name_.html"; filename*=UTF-8''%C3%A9vil%20%22name%22.html`,
    )
    assert.equal(headers.get('access-control-allow-origin'), '*')
    assert.equal((await fetch(image.thumbnailUrl)).headers.get('content-type'), 'image/webp')
  })

  it('answer HEAD with the same headers and no body', async () => {
    const [head, whole] = [await get({}, 'HEAD'), await get()]
    assert.equal(head.status, 200)
    for (const name of ['content-length', 'content-type', 'etag', 'accept-ranges'])
      assert.equal(head.headers.get(name), whole.headers.get(name), name)
    assert.equal((await head.arrayBuffer()).byteLength, 0)
  })

  it('come in parts, and say so when they have no such part', async () => {
    const part = await get({ range: 'bytes=100-199' })
    assert.equal(part.status, 206)
    assert.equal(part.headers.get('content-range'), `bytes 100-199/${content.length}`)
    assert.equal(part.headers.get('content-length'), '100')
    assert.ok(Buffer.from(await part.arrayBuffer()).equals(content.subarray(100, 200)))
    const beyond = await get({ range: `bytes=${content.length}-` })
    assert.equal(beyond.status, 416)
    assert.equal(beyond.headers.get('content-range'), `bytes */${content.length}`)
    assert.equal((await get({ range: 'bytes=0-9', 'if-range': '"other"' })).status, 200)
  })

  it('are not sent again to whoever has them', async () => {
    const etag = (await get()).headers.get('etag') ?? ''
    const again = await get({ 'if-none-match': `"x", W/${etag}` })
    assert.equal(again.status, 304)
    assert.equal(again.headers.get('etag'), etag)
    assert.equal((await get({ 'if-none-match': '"x"' })).status, 200)
  })

  it('keep their link for a while, so that browsers find them again', async () => {
    const again = await ask<Image>(desk, 'GET', `/api/images/${image.id}`)
    assert.deepEqual([again.originalUrl, again.thumbnailUrl], [image.originalUrl, image.thumbnailUrl])
  })

  it('are not found when the disk has lost them', async () => {
    await rm(join(stack.filesFolder, 'pictures'), { recursive: true })
    assert.equal((await get()).status, 404)
    assert.equal((await get({}, 'HEAD')).status, 404)
  })
})
