import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { request } from 'undici'
import { ask, type Desk, makeDataset, openDesk, photo, refusalIn } from '../../../testing/builders.ts'
import { keptFiles } from '../../../testing/kept-files.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { sweep } from '../sweep.ts'

interface Upload {
  readonly id: string
  readonly url: string
}

const limit = 300_000

describe('uploads', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack({ GESSO_MAX_UPLOAD_BYTES: String(limit) })
  })
  after(() => stack.close())
  const places = (count: number) =>
    ask<Upload[]>(desk, 'POST', `/api/projects/${desk.projectId}/uploads`, { count })
  const place = async () => {
    desk = await openDesk(stack)
    const [upload] = await places(1)
    assert.ok(upload)
    return upload
  }
  const put = async (url: string, body: Buffer | Readable, headers: Record<string, string> = {}) => {
    const reply = await request(url, { method: 'PUT', body, headers })
    const text = await reply.body.text()
    return { status: reply.statusCode, headers: new Headers(), body: JSON.parse(text) as unknown }
  }
  const expire = async (id: string) => {
    const past = new Date(Date.now() - 1000)
    await stack.context.db.updateTable('upload').set({ expires_at: past }).where('id', '=', id).execute()
  }
  const make = async (uploadId: string) => {
    const { id: datasetId } = await makeDataset(desk)
    const body = { datasetId, uploadId, name: 'a.jpg' }
    return stack.send('POST', `/api/projects/${desk.projectId}/images`, { key: desk.key, body })
  }

  it('refuse counts that are none, and those who may not upload', async () => {
    await place()
    const path = `/api/projects/${desk.projectId}/uploads`
    for (const count of [0, 51, 1.5, '1', null])
      assert.match(
        refusalIn(await stack.send('POST', path, { key: desk.key, body: { count } })).message,
        /^count /,
      )
    const viewer = await stack.key(desk.workspaceId, 'View Only')
    assert.equal((await stack.send('POST', path, { key: viewer, body: { count: 1 } })).status, 403)
    const { key: stranger } = await stack.workspace()
    assert.equal((await stack.send('POST', path, { key: stranger, body: { count: 1 } })).status, 404)
  })

  it('refuse links that are forged, of another upload, or without a signature', async () => {
    const upload = await place()
    const [other] = await places(1)
    assert.ok(other)
    const search = new URL(upload.url).search
    for (const url of [
      `${stack.url}/files/uploads/${upload.id}`,
      `${stack.url}/files/uploads/${other.id}${search}`,
      upload.url.replace(/expires=\d/, 'expires=9'),
      upload.url.slice(0, -1),
    ])
      assert.equal(refusalIn(await put(url, Buffer.from('x'))).code, 'signature_invalid', url)
    const bad = await put(`${stack.url}/files/uploads/1${search}`, Buffer.from('x'))
    assert.equal(refusalIn(bad).status, 400)
  })

  it('refuse a file that is too large, whether it says so or not, and keep nothing of it', async () => {
    const upload = await place()
    const before = await keptFiles(stack)
    const large = Buffer.alloc(limit + 1)
    const declared = refusalIn(await put(upload.url, large))
    assert.deepEqual([declared.status, declared.code], [413, 'file_too_large'])
    const chunks = Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(10_000)))
    assert.equal(refusalIn(await put(upload.url, chunks)).code, 'file_too_large')
    assert.deepEqual(await keptFiles(stack), before)
    assert.equal(refusalIn(await make(upload.id)).code, 'upload_not_received')
    assert.equal((await put(upload.url, Buffer.alloc(limit))).status, 200)
  })

  it('leave nothing of a file whose sender goes away in the middle', async () => {
    const upload = await place()
    const before = await keptFiles(stack)
    const { hostname, port, pathname, search } = new URL(upload.url)
    const socket = connect(Number(port), hostname)
    const head = `PUT ${pathname}${search} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf`
    await new Promise(resolve => socket.write(head, resolve))
    const half = async () => (await keptFiles(stack)).unowned.length > before.unowned.length
    while (!(await half())) await new Promise(resolve => setImmediate(resolve))
    socket.destroy()
    while (await half()) await new Promise(resolve => setImmediate(resolve))
    assert.deepEqual(await keptFiles(stack), before)
    assert.equal(refusalIn(await make(upload.id)).code, 'upload_not_received')
  })

  it('refuse what comes too late, and what was used or never was', async () => {
    const upload = await place()
    const bytes = await photo('rocket.jpg')
    assert.equal((await put(upload.url, bytes)).status, 200)
    await expire(upload.id)
    assert.equal(refusalIn(await put(upload.url, bytes)).code, 'upload_expired')
    assert.equal(refusalIn(await make(upload.id)).code, 'upload_expired')
    const missing = randomUUID()
    assert.equal(refusalIn(await make(missing)).message, `There is no upload ${missing}`)
    const foreign = await place()
    await place()
    assert.equal(refusalIn(await make(foreign.id)).message, `There is no upload ${foreign.id}`)
  })

  it('take any content type or none, more than once until an image uses them, and then no more', async () => {
    const upload = await place()
    const before = await keptFiles(stack)
    const bytes = await photo('rocket.jpg')
    for (const type of ['', 'image/*', 'application/json', 'text/plain; charset=utf-8'])
      assert.equal((await put(upload.url, bytes, { 'content-type': type })).status, 200, type)
    assert.equal((await put(upload.url, bytes)).status, 200)
    assert.equal((await keptFiles(stack)).onDisk.length, before.onDisk.length + 1)
    const made = await make(upload.id)
    assert.equal(made.status, 200)
    assert.equal((made.body as { bytes: number }).bytes, bytes.length)
    assert.equal(refusalIn(await make(upload.id)).code, 'not_found')
    assert.equal(refusalIn(await put(upload.url, bytes)).code, 'not_found')
    assert.deepEqual((await keptFiles(stack)).unowned, [])
  })

  it('keep one file when two arrive at once', async () => {
    const upload = await place()
    const before = await keptFiles(stack)
    const bytes = await photo('rocket.jpg')
    const sent = await Promise.all([1, 2, 3, 4].map(() => put(upload.url, bytes)))
    assert.deepEqual(
      sent.map(({ status }) => status),
      [200, 200, 200, 200],
    )
    const now = await keptFiles(stack)
    assert.equal(now.onDisk.length, before.onDisk.length + 1)
    assert.deepEqual(now.unowned, [])
  })

  it('are swept with their files once they have expired, and what nobody owns once it is old', async () => {
    const upload = await place()
    await sweep(stack.context)
    const before = await keptFiles(stack)
    await put(upload.url, await photo('rocket.jpg'))
    const [kept] = await places(1)
    assert.ok(kept)
    await put(kept.url, await photo('rocket.jpg'))
    await expire(upload.id)
    const { context } = stack
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000)
    await context.files.put('pictures/00/stray', Buffer.from('x'))
    await context.files.put('pictures/00/fresh', Buffer.from('x'))
    const notes = [
      { file_key: 'pictures/00/stray', since: old },
      { file_key: 'pictures/00/fresh', since: new Date() },
    ]
    await context.db.insertInto('unowned_file').values(notes).execute()
    await sweep(context)
    const now = await keptFiles(stack)
    assert.equal(now.onDisk.length, before.onDisk.length + 2)
    assert.deepEqual(now.unowned, ['pictures/00/fresh'])
    assert.equal(refusalIn(await make(upload.id)).code, 'not_found')
    assert.equal((await make(kept.id)).status, 200)
  })
})
