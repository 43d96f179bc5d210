import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { after, before, describe, it } from 'node:test'
import { adoptFiles, disownFiles } from '../../../files/index.ts'
import {
  ask,
  type Desk,
  makeDataset,
  openDesk,
  photo,
  refusalIn,
  uploadFile,
} from '../../../testing/builders.ts'
import { frameRow, putFrames } from '../../../testing/frames.ts'
import { keptFiles } from '../../../testing/kept-files.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { actorOfKey } from '../../access/index.ts'
import { createFrames } from './create-frames.ts'

interface Frame {
  readonly place: number
  readonly frameId: string
  readonly width: number | null
  readonly height: number | null
  readonly problem: string | null
  readonly originalUrl: string | null
  readonly displayUrl: string | null
  readonly thumbnailUrl: string | null
}

interface FramePage {
  readonly items: readonly Frame[]
  readonly next: string | null
  readonly total: number
}

interface Video {
  readonly health: string
  readonly problem: string | null
  readonly durationFrames: number
  readonly width: number | null
  readonly madeOfFrames: boolean
  readonly playUrl: string | null
  readonly posterUrl: string | null
}

describe('a video made of pictures', () => {
  let stack: Stack
  let desk: Desk
  let datasetId: string
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk)).id
  })
  after(() => stack.close())

  const framesOf = (id: string, query = '') => ask<FramePage>(desk, 'GET', `/api/videos/${id}/frames${query}`)
  const videoOf = (id: string) => ask<Video>(desk, 'GET', `/api/videos/${id}`)

  it('is refused without frames, with two of one name, and with a name that is taken', async () => {
    await assert.rejects(putFrames(desk, datasetId, []), { code: 'invalid_input' })
    await assert.rejects(putFrames(desk, datasetId, [frameRow('a'), frameRow('')]), /frames\[1\]\.frameId/)
    await assert.rejects(putFrames(desk, datasetId, [frameRow('a'), frameRow('a')]), /"a" a second time/)
    await putFrames(desk, datasetId, [frameRow('a')], 'drive')
    await assert.rejects(putFrames(desk, datasetId, [frameRow('a')], 'drive'), { code: 'name_taken' })
  })

  it('is of nobody else', async () => {
    const { id } = await putFrames(desk, datasetId, [frameRow('a')])
    const other = await openDesk(stack)
    const path = `/api/videos/${id}/frames`
    assert.equal(refusalIn(await stack.send('GET', path, { key: other.key })).status, 404)
    await assert.rejects(putFrames({ ...other, projectId: desk.projectId }, datasetId, [frameRow('a')]), {
      code: 'not_found',
    })
    await assert.rejects(putFrames({ ...desk, projectId: other.projectId }, datasetId, [frameRow('a')]), {
      code: 'not_found',
    })
  })

  it('has its frames in their order, page by page', async () => {
    const names = ['c', 'a', 'b']
    const { id } = await putFrames(
      desk,
      datasetId,
      names.map(name => frameRow(name)),
    )
    const first = await framesOf(id, '?limit=2')
    assert.deepEqual([first.items.map(frame => frame.frameId), first.total], [['c', 'a'], 3])
    const rest = await framesOf(id, `?limit=2&cursor=${first.next}`)
    assert.deepEqual(
      rest.items.map(({ frameId, place }) => [frameId, place]),
      [['b', 2]],
    )
    assert.equal(rest.next, null)
    const video = await videoOf(id)
    assert.deepEqual(
      [video.health, video.durationFrames, video.width, video.madeOfFrames, video.playUrl],
      ['OK', 3, 640, true, null],
    )
  })

  it('says what is wrong with frames that cannot be shown, and shows the others', async () => {
    const broken = { problem: 'it could not be fetched', width: null, height: null }
    const { id } = await putFrames(desk, datasetId, [frameRow('a', broken), frameRow('b')])
    const [a, b] = (await framesOf(id)).items
    assert.deepEqual([a?.displayUrl, a?.problem], [null, 'it could not be fetched'])
    assert.equal(b?.displayUrl, 'https://example.com/b.jpg')
    const video = await videoOf(id)
    assert.equal(video.health, 'UNHEALTHY')
    assert.match(video.problem ?? '', /frame "a" cannot be shown: it could not be fetched/)
    const none = await putFrames(desk, datasetId, [frameRow('a', broken)])
    assert.equal(none.health, 'ERROR')
  })

  it('hands out its pictures by signed links alone, and leaves no file when it is deleted', async () => {
    const content = await photo('rocket.jpg')
    const actor = await actorOfKey(stack.context, desk.key)
    assert.ok(actor)
    const keys = { fileKey: 'pictures/ab/frame-original', thumbnailKey: 'pictures/ab/frame-thumbnail.webp' }
    await disownFiles(stack.context.db, Object.values(keys), stack.context.now())
    for (const key of Object.values(keys)) await stack.context.files.put(key, content)
    const { id } = await createFrames(
      stack.context,
      actor,
      desk.projectId,
      { datasetId, name: 'filed', frames: [frameRow('0001.jpg', { ...keys, format: 'JPEG' })] },
      transaction => adoptFiles(transaction, Object.values(keys)),
    )
    const [frame] = (await framesOf(id)).items
    assert.ok(frame?.originalUrl && frame.thumbnailUrl)
    const response = await fetch(frame.originalUrl)
    assert.equal(response.headers.get('content-type'), 'image/jpeg')
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(content))
    assert.equal((await fetch(frame.thumbnailUrl)).headers.get('content-type'), 'image/webp')
    assert.equal((await fetch(frame.originalUrl.replace('/frames/0/', '/frames/1/'))).status, 403)
    const video = await videoOf(id)
    assert.ok(video.posterUrl)
    assert.equal((await fetch(video.posterUrl)).status, 200)
    await ask(desk, 'DELETE', `/api/videos/${id}`)
    assert.deepEqual(await keptFiles(stack), { onDisk: [], unowned: [] })
  })

  it('is made of uploaded pictures, or of none of them', async () => {
    const content = await photo('rocket.jpg')
    const uploads = [await uploadFile(desk, content), await uploadFile(desk, Buffer.from('no picture'))]
    const send = (...uploadIds: (string | undefined)[]) =>
      stack.send('POST', `/api/projects/${desk.projectId}/frame-videos`, {
        key: desk.key,
        body: {
          datasetId,
          name: 'uploaded',
          frameRate: 10,
          frames: uploadIds.map((uploadId, index) => ({ frameId: `${index}.jpg`, uploadId })),
        },
      })
    assert.equal(refusalIn(await send(...uploads)).code, 'picture_unreadable')
    assert.equal(refusalIn(await send(uploads[0], uploads[0])).facts['field'], 'frames[1].uploadId')
    const made = await send(uploads[0], await uploadFile(desk, content))
    assert.equal(made.status, 200, JSON.stringify(made.body))
    const { id, durationMs } = made.body as { id: string; durationMs: number }
    assert.equal(durationMs, 200)
    const [, second] = (await framesOf(id)).items
    assert.ok(second?.displayUrl)
    assert.ok(Buffer.from(await (await fetch(second.displayUrl)).arrayBuffer()).equals(content))
    await ask(desk, 'DELETE', `/api/videos/${id}`)
  })

  it('is not read again, for it has no file', async () => {
    const { id } = await putFrames(desk, datasetId, [frameRow('a')])
    const refused = refusalIn(await stack.send('POST', `/api/videos/${id}/read`, { key: desk.key }))
    assert.deepEqual([refused.status, refused.code], [400, 'invalid_input'])
  })

  it('learns the size of a picture that stays elsewhere once, from who shows it', async () => {
    const unknown = { width: null, height: null }
    const { id } = await putFrames(desk, datasetId, [frameRow('a', unknown), frameRow('b', unknown)])
    const path = `/api/videos/${id}/frame-sizes`
    const size = (place: number, width: number) => ({ sizes: [{ place, width, height: 100 }] })
    const beyond = await stack.send('PUT', path, { key: desk.key, body: size(2, 200) })
    assert.match(refusalIn(beyond).message, /sizes\[0\]\.place/)
    await ask(desk, 'PUT', path, size(1, 200))
    await ask(desk, 'PUT', path, size(1, 300))
    const widths = (await framesOf(id)).items.map(frame => frame.width)
    assert.deepEqual([widths, (await videoOf(id)).width], [[null, 200], 200])
  })
})
