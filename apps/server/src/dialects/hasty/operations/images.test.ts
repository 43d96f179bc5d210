import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import {
  makeDataset,
  makeLabelClass,
  makeTagClass,
  openDesk,
  photo,
  uploadFile,
} from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from '../testing/wire-desk.ts'

interface WireImage {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly status_id: string | null
  readonly dataset_id: string
  readonly dataset_name: string
  readonly width: number
  readonly height: number
  readonly external_id: string | null
  readonly public_url: string
  readonly thumbnail_url: string
  readonly uploaded_on: string
  readonly update_date: string
  readonly updated_by: string
}

const bytesAt = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('images over the Hasty API', () => {
  let stack: Stack
  let owner: Server
  let ownersUrl = ''
  let coins: Buffer
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    coins = await photo('coins.png')
    owner = createServer((_request, response) => void response.end(coins)).listen(0, '127.0.0.1')
    await new Promise(resolve => owner.once('listening', resolve))
    ownersUrl = `http://127.0.0.1:${(owner.address() as AddressInfo).port}`
  })
  after(async () => {
    owner.close()
    owner.closeAllConnections()
    await stack.close()
  })

  const upload = (desk: WireDesk, content: Uint8Array = coins) => uploadFile(desk, content)
  const make = async (desk: WireDesk, fields: object, query = '') =>
    ask<WireImage>(desk, 'POST', `${desk.p}/images${query}`, { dataset_id: desk.datasetId, ...fields })
  const ids = async (desk: WireDesk, query: string) =>
    (await ask<WirePage<WireImage>>(desk, 'GET', `${desk.p}/images?${query}`)).items.map(({ id }) => id)

  it('refuses each wrong wish for upload URLs by its name', async () => {
    const desk = await openWireDesk(stack)
    assert.match(await refusal(desk, 'GET', `${desk.p}/uploads`), /^400 count is missing/)
    for (const count of ['0', '51', 'many'])
      assert.match(await refusal(desk, 'GET', `${desk.p}/uploads?count=${count}`), /^400 count /)
    assert.match(
      await refusal(desk, 'GET', `${desk.p}/uploads?count=1&style=fast`),
      /^400 style must be one of/,
    )
    assert.match(await refusal(desk, 'GET', `${desk.p}/uploads?count=1&style=resumable`), /^400 style /)
    assert.match(await refusal(desk, 'POST', `${desk.p}/image_uploads`, {}), /^400 count is missing/)
  })

  it('gives upload URLs that are absolute, to old clients too', async () => {
    const desk = await openWireDesk(stack)
    const list = await ask<WirePage<{ url: string }>>(desk, 'GET', `${desk.p}/uploads?count=3&style=simple`)
    assert.deepEqual(list.meta, { object: 'list', total: 3 })
    const old = await ask<WirePage<{ url: string }>>(desk, 'POST', `${desk.p}/image_uploads`, { count: 2 })
    for (const { url } of [...list.items, ...old.items]) assert.ok(url.startsWith(stack.url))
    assert.equal(old.items.length, 2)
  })

  it('refuses each wrong field of a new image by its name, and makes none', async () => {
    const desk = await openWireDesk(stack, 1)
    const foreign = await makeDataset(await openDesk(stack))
    const upload_id = await upload(desk)
    const broken = await upload(desk, coins.subarray(0, 1000))
    const sound = { dataset_id: desk.datasetId, upload_id, filename: 'coins.png' }
    const { items } = await ask<WirePage<{ id: string }>>(desk, 'GET', `${desk.p}/uploads?count=1`)
    const wrong: [object, RegExp][] = [
      [{ dataset_id: undefined }, /^400 dataset_id is missing/],
      [{ dataset_id: 'x' }, /^400 dataset_id /],
      [{ dataset_id: foreign.id }, /^404 There is no dataset/],
      [{ filename: null }, /^400 filename is missing/],
      [{ filename: '../coins.png' }, /^400 filename contains a slash/],
      [{ filename: '0.jpg' }, /^400 filename "0.jpg" exists already/],
      [{ upload_id: null }, /^400 upload_id is missing/],
      [{ upload_id: randomUUID() }, /^404 There is no upload/],
      [{ upload_id: items[0]?.id }, /^400 upload .* holds no file/],
      [{ upload_id: broken }, /^400 coins.png cannot be read as a picture/],
      [{ url: `${ownersUrl}/a.png` }, /^400 upload_id cannot stand beside url/],
      [{ upload_id: null, url: 'ftp://a/b.png' }, /^400 url ftp:.* is refused/],
      [{ upload_id: null, url: 5 }, /^400 url /],
      [{ copy_original: 'yes' }, /^400 copy_original /],
      [{ bucket_id: 'x' }, /^400 bucket_id /],
      [{ bucket_id: randomUUID() }, /^400 url is missing: the path in the bucket/],
      [{ upload_id: null, url: 'a.png', bucket_id: randomUUID() }, /^404 There is no bucket/],
      [{ external_id: 5 }, /^400 external_id /],
    ]
    for (const [fields, message] of wrong)
      assert.match(await refusal(desk, 'POST', `${desk.p}/images`, { ...sound, ...fields }), message)
    assert.match(await refusal(desk, 'POST', `${desk.p}/images?replace=maybe`, sound), /^400 replace /)
    assert.deepEqual(await ids(desk, ''), desk.imageIds)
  })

  it('makes an image from an upload, whose file opens without a key', async () => {
    const desk = await openWireDesk(stack, 0)
    const made = await make(desk, { upload_id: await upload(desk), filename: 'coins.png', external_id: 'e' })
    const { id, public_url, thumbnail_url, uploaded_on, update_date, updated_by, ...rest } = made
    assert.deepEqual(rest, {
      name: 'coins.png',
      dataset_id: desk.datasetId,
      dataset_name: 'train',
      width: 384,
      height: 303,
      format: 'PNG',
      mode: 'L',
      health_status: 'OK',
      status: 'NEW',
      status_id: null,
      is_locked: false,
      url: public_url,
      external_id: 'e',
      queue_ids: [],
      exif: {},
    })
    assert.ok(id && updated_by && uploaded_on === update_date)
    assert.deepEqual(await bytesAt(public_url), { status: 200, bytes: coins })
    assert.equal((await bytesAt(thumbnail_url)).status, 200)
    assert.deepEqual(await ask(desk, 'GET', `${desk.p}/images/${id}`), made)
  })

  it('makes images from URLs, copied or left with their owner', async () => {
    const desk = await openWireDesk(stack, 0)
    const copy = await make(desk, { url: `${ownersUrl}/some%20coins.png?x=1` })
    assert.equal(copy.name, 'some coins.png')
    assert.ok(copy.public_url.startsWith(stack.url))
    const url = `${ownersUrl}/b.png`
    const left = await make(desk, { url, filename: 'b.png', copy_original: false, upload_id: null })
    assert.deepEqual([left.name, left.public_url, left.width], ['b.png', url, 384])
  })

  it('holds images by URL alone in a project of URLDATA, and copies none', async () => {
    const desk = await openWireDesk(stack, 0)
    const body = { name: 'Links', content_type: 'URLDATA' }
    const { id: projectId } = await ask<{ id: string }>(desk, 'POST', '/v1/projects', body)
    const { id: datasetId } = await makeDataset({ ...desk, projectId })
    const links = { ...desk, p: `/v1/projects/${projectId}`, projectId, datasetId }
    const sent = { dataset_id: datasetId, filename: 'a.png', upload_id: await upload(links) }
    const missing = /^400 url is missing: content_type of this project is URLDATA/
    assert.match(await refusal(desk, 'POST', `${links.p}/images`, sent), missing)
    assert.deepEqual(await ids(links, ''), [])
    const url = `${ownersUrl}/far.png`
    const made = await make(links, { url, copy_original: true })
    assert.deepEqual([made.name, made.public_url, made.width, made.height], ['far.png', url, 384, 303])
    assert.equal((await bytesAt(made.thumbnail_url)).status, 200)
    const path = `${links.p}/images/${made.id}`
    assert.match(await refusal(desk, 'PUT', path, sent), missing)
    assert.deepEqual(await ask(desk, 'GET', path), made)
  })

  it('replaces the file of an image by name when asked, or by its path', async () => {
    const desk = await openWireDesk(stack, 0)
    const made = await make(desk, { upload_id: await upload(desk), filename: 'a.png', external_id: 'e' })
    const chelsea = await photo('chelsea.png')
    const wish = { upload_id: await upload(desk, chelsea), filename: 'a.png' }
    const again = await make(desk, wish, '?replace=True')
    assert.deepEqual([again.id, again.width, again.external_id], [made.id, 451, 'e'])
    const path = `${desk.p}/images/${made.id}`
    assert.match(await refusal(desk, 'PUT', path, { filename: 'b.png' }), /^400 upload_id is missing/)
    const other = { upload_id: await upload(desk), filename: 'b.png', external_id: null }
    assert.match(await refusal(desk, 'PUT', path, { ...other, filename: 'a/b' }), /^400 filename contains/)
    const put = await ask<WireImage>(desk, 'PUT', path, other)
    assert.deepEqual([put.id, put.name, put.width, put.external_id], [made.id, 'b.png', 384, null])
    assert.deepEqual((await bytesAt(put.public_url)).bytes, coins)
  })

  it('renames and moves, and refuses what cannot be', async () => {
    const desk = await openWireDesk(stack)
    const foreign = await makeDataset(await openDesk(stack))
    const test = await makeDataset(desk, 'test')
    assert.match(
      await refusal(desk, 'PATCH', desk.image, { filename: '1.jpg' }),
      /^400 filename "1.jpg" exists/,
    )
    assert.match(await refusal(desk, 'PATCH', desk.image, { filename: '' }), /^400 filename /)
    assert.match(
      await refusal(desk, 'PATCH', desk.image, { dataset_id: foreign.id }),
      /^404 There is no dataset/,
    )
    assert.match(await refusal(desk, 'PATCH', desk.image, { dataset_id: 5 }), /^400 dataset_id /)
    const before = await ask<WireImage>(desk, 'GET', desk.image)
    const renamed = await ask<WireImage>(desk, 'PATCH', desk.image, { filename: 'new.jpg', dataset_id: null })
    assert.deepEqual([renamed.name, renamed.dataset_id], ['new.jpg', before.dataset_id])
    const moved = await ask<WireImage>(desk, 'PATCH', desk.image, { dataset_id: test.id })
    assert.deepEqual([moved.name, moved.dataset_id, moved.dataset_name], ['new.jpg', test.id, 'test'])
  })

  it('sets statuses, and refuses those that nobody may set', async () => {
    const desk = await openWireDesk(stack)
    const path = `${desk.image}/status`
    assert.match(await refusal(desk, 'PUT', path, {}), /^400 status is missing/)
    assert.match(
      await refusal(desk, 'PUT', path, { status: 'AUTO-LABELLED' }),
      /^400 status must be one of NEW, /,
    )
    assert.match(await refusal(desk, 'PUT', path, { status: 'done' }), /^400 status must be one of/)
    assert.match(await refusal(desk, 'PUT', path, { status_id: randomUUID() }), /^404 There is no status/)
    assert.match(await refusal(desk, 'PUT', path, { status_id: 'x' }), /^400 status_id /)
    const both = { status: 'DONE', status_id: randomUUID() }
    assert.match(await refusal(desk, 'PUT', path, both), /^400 status_id cannot stand beside DONE/)
    const neither = { status: '[CUSTOM STATUS]' }
    assert.match(await refusal(desk, 'PUT', path, neither), /^400 status_id is missing/)
    const labeller = { stack, key: await stack.key(desk.workspaceId, 'Labeller') }
    assert.match(await refusal(labeller, 'PUT', path, { status: 'DONE' }), /^403 /)
    assert.equal(await ask(desk, 'PUT', path, { status: 'DONE' }), undefined)
    assert.equal((await ask<WireImage>(desk, 'GET', desk.image)).status, 'DONE')
  })

  it('sets custom statuses by id, tells them apart, and filters by them', async () => {
    const desk = await openWireDesk(stack, 3)
    const path = `/api/projects/${desk.projectId}/statuses`
    const { id } = await ask<{ id: string }>(desk, 'POST', path, { name: 'Second look' })
    const other = await ask<{ id: string }>(desk, 'POST', path, { name: 'Third look' })
    const [a = '', b = '', c = ''] = desk.imageIds
    const put = (imageId: string, body: object) =>
      ask(desk, 'PUT', `${desk.p}/images/${imageId}/status`, body)
    await put(a, { status: null, status_id: id.toUpperCase() })
    const image = await ask<WireImage>(desk, 'GET', desk.image)
    assert.deepEqual([image.status, image.status_id], ['[CUSTOM STATUS]', id])
    await put(b, { status: '[CUSTOM STATUS]', status_id: other.id })
    assert.deepEqual(await ids(desk, `status_id=${id}`), [a])
    assert.deepEqual(await ids(desk, `status_id=${id},${other.id}`), [a, b])
    assert.deepEqual(await ids(desk, `image_status=NEW&status_id=${id}`), [a, c])
    assert.deepEqual(await ids(desk, 'image_status=[CUSTOM STATUS]'), [a, b])
    const empty = await openWireDesk(stack, 1)
    assert.deepEqual(await ids(empty, 'image_status=[CUSTOM STATUS]'), [])
    await put(a, { status: 'DONE', status_id: null })
    assert.equal((await ask<WireImage>(desk, 'GET', desk.image)).status_id, null)
  })

  it('refuses filters that cannot be answered, by name', async () => {
    const desk = await openWireDesk(stack)
    assert.match(
      await refusal(desk, 'GET', `${desk.p}/images?image_statuses=x`),
      /^400 image_statuses is nothing/,
    )
    assert.match(await refusal(desk, 'GET', `${desk.p}/images?dataset_id=x`), /^400 dataset_id\[0\] /)
    const misspelt = `${desk.p}/images?image_status=DONE,AUTO-LABELED`
    assert.match(await refusal(desk, 'GET', misspelt), /^400 image_status\[1\] must be one of/)
    assert.match(await refusal(desk, 'GET', `${desk.p}/images?updated_since=1h`), /^400 updated_since /)
    assert.match(await refusal(desk, 'GET', `${desk.p}/images?limit=1e9`), /^400 limit /)
    assert.match(await refusal(desk, 'GET', `${desk.image}/offset?offset=3`), /^400 offset is nothing/)
  })

  it('narrows lists by every filter, pages them, and tells the place of an image in them', async () => {
    const desk = await openWireDesk(stack, 5)
    const [a = '', b = '', c = '', d = '', e = ''] = desk.imageIds
    const test = await makeDataset(desk, 'test')
    const tag = await makeTagClass(desk)
    const bus = await makeLabelClass(desk, 'bus')
    const at = (id: string) => `${desk.p}/images/${id}`
    await ask(desk, 'PATCH', at(e), { dataset_id: test.id })
    await ask(desk, 'PUT', `${at(b)}/status`, { status: 'DONE' })
    await ask(desk, 'PUT', `${at(d)}/status`, { status: 'TO REVIEW' })
    await ask(desk, 'POST', `${at(a)}/tags`, [{ tag_class_id: tag.id }])
    await ask(desk, 'POST', `${at(c)}/labels`, [{ class_id: bus.id, bbox: [1, 1, 5, 5] }])
    const soon = Math.floor(Date.now() / 1000) + 3600
    const expected: Record<string, string[]> = {
      '': [a, b, c, d, e],
      [`dataset_id=${test.id}`]: [e],
      [`dataset_id=${test.id},${desk.datasetId}`]: [a, b, c, d, e],
      [`dataset_id=${test.id}&dataset_id=${desk.datasetId}&image_status=NEW`]: [a, e],
      'image_status=DONE,TO%20REVIEW': [b, d],
      'image_status=DONE&image_status=TO+REVIEW': [b, d],
      'image_status=': [a, b, c, d, e],
      'image_name=3.J': [d],
      [`tag_class_id=${tag.id}`]: [a],
      [`label_class_id=${bus.id}&image_status=IN PROGRESS`]: [c],
      [`created_since=${soon}`]: [],
      [`updated_since=${soon * 1000}`]: [],
      'updated_since=1&created_since=1000000000000': [a, b, c, d, e],
      [`dataset_id=${randomUUID()}`]: [],
    }
    for (const [query, wanted] of Object.entries(expected)) {
      const page = await ask<WirePage<WireImage>>(desk, 'GET', `${desk.p}/images?${query}`)
      assert.deepEqual(
        page.items.map(({ id }) => id),
        wanted,
        query,
      )
      assert.equal(page.meta.total, wanted.length, query)
      for (const [offset, id] of wanted.entries())
        assert.deepEqual(await ask(desk, 'GET', `${at(id)}/offset?${query}`), { offset }, query)
    }
    assert.deepEqual(await ids(desk, 'limit=2&offset=1'), [b, c])
    assert.deepEqual(await ids(desk, 'limit=2&offset=4'), [e])
    const { meta } = await ask<WirePage>(desk, 'GET', `${desk.p}/images?limit=1&image_status=DONE,NEW`)
    assert.deepEqual(meta.search_parameters, { image_status: ['DONE', 'NEW'] })
  })

  it('deletes an image with its labels', async () => {
    const desk = await openWireDesk(stack)
    await ask(desk, 'POST', `${desk.image}/labels`, [{ class_id: desk.classId, bbox: [1, 1, 5, 5] }])
    await ask(desk, 'DELETE', desk.image)
    assert.match(await refusal(desk, 'GET', desk.image), /^404 There is no image/)
    assert.match(await refusal(desk, 'GET', `${desk.image}/labels`), /^404 There is no image/)
  })
})
