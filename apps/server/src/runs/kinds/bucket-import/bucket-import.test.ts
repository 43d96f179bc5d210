import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../../resources/access/index.ts'
import { startBucketImport } from '../../../resources/bucket-imports/index.ts'
import { createImage } from '../../../resources/images/index.ts'
import {
  ask,
  type Desk,
  makeDataset,
  openDesk,
  photo,
  refusalIn,
  sendImage,
  uploadFile,
} from '../../../testing/builders.ts'
import { keptFiles } from '../../../testing/kept-files.ts'
import { type S3Server, startS3 } from '../../../testing/s3-server.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'

interface Run {
  readonly id: string
  readonly state: string
  readonly done: number
  readonly total: number | null
  readonly error: string | null
  readonly result: Readonly<Record<string, number>> | null
  readonly warnings: readonly { readonly message: string; readonly examples: readonly string[] }[]
}

interface Image {
  readonly id: string
  readonly name: string
  readonly externalId: string | null
  readonly originalUrl: string
  readonly displayUrl: string
  readonly thumbnailUrl: string
}

describe('an import from a bucket', () => {
  let stack: Stack
  let s3: S3Server
  let desk: Desk
  let bucketId = ''
  let datasetId = ''
  let coins: Buffer
  before(async () => {
    s3 = await startS3()
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    coins = await photo('coins.png')
    for (const key of ['food/a.png', 'food/in/a.png', 'food/ü +.png', 'toys/b.png']) await s3.put(key, coins)
    await s3.put('food/', '')
    await s3.put('bad/half.png', coins.subarray(0, coins.length / 2))
    await s3.put('bad/empty.png', '')
    await s3.put('bad/notes.txt', 'no picture')
    await s3.put('bad/page.png', '<html>')
  })
  after(async () => {
    await stack.close()
    await s3.close()
  })
  const fresh = async () => {
    desk = await openDesk(stack)
    datasetId = (await makeDataset(desk, 'train')).id
    const path = `/api/workspaces/${desk.workspaceId}/buckets`
    const made = await ask<{ id: string }>(desk, 'POST', path, { name: 'Pictures', ...s3.settings })
    bucketId = made.id
  }
  const path = () => `/api/projects/${desk.projectId}/bucket-imports`
  const start = (body: object = {}) => ask<Run>(desk, 'POST', path(), { bucketId, datasetId, ...body })
  const ended = async (id: string): Promise<Run> => {
    const run = await ask<Run>(desk, 'GET', `/api/runs/${id}`)
    return ['queued', 'running'].includes(run.state) ? ended(id) : run
  }
  const imported = async (body: object = {}) => ended((await start(body)).id)
  const images = async () => {
    const page = await ask<{ items: Image[] }>(desk, 'GET', `/api/projects/${desk.projectId}/images`)
    return page.items.sort((a, b) => a.name.localeCompare(b.name))
  }
  const refused = async (body: object, key = desk.key) => {
    const sent = await stack.send('POST', path(), { key, body: { bucketId, datasetId, ...body } })
    const { status, message } = refusalIn(sent)
    return `${status} ${message}`
  }

  it('refuses ids of another workspace or project, and those who may not', async () => {
    await fresh()
    const [mine, foreign] = [desk, await openDesk(stack)]
    const theirs = await ask<{ id: string }>(
      foreign,
      'POST',
      `/api/workspaces/${foreign.workspaceId}/buckets`,
      {
        name: 'x',
        provider: 'dummy',
      },
    )
    const other = await ask<{ id: string }>(mine, 'POST', `/api/workspaces/${mine.workspaceId}/projects`, {
      name: 'Other',
    })
    const elsewhere = await makeDataset({ ...mine, projectId: other.id })
    const upload = await uploadFile({ ...mine, projectId: other.id }, Buffer.from('food/a.png'))
    assert.match(await refused({ bucketId: theirs.id }), /^404 There is no bucket/)
    assert.match(await refused({ datasetId: elsewhere.id }), /^404 There is no dataset/)
    assert.match(await refused({ uploadId: upload }), /^404 There is no upload/)
    assert.match(await refused({ uploadId: randomUUID() }), /^404 There is no upload/)
    assert.match(await refused({}, await stack.key(mine.workspaceId, 'Labeller')), /^403 /)
    const runs = await ask<{ total: number }>(mine, 'GET', `/api/projects/${mine.projectId}/runs`)
    assert.equal(runs.total, 0)
  })

  it('copies what lies below a prefix, each under its path, and leaves nothing over', async () => {
    await fresh()
    const before = await keptFiles(stack)
    const run = await imported({ prefix: 'food/' })
    assert.deepEqual([run.state, run.error, run.done, run.total], ['done', null, 3, 3])
    assert.deepEqual(run.result, { imported: 3, skipped: 0, refused: 0 })
    assert.deepEqual(run.warnings, [])
    const made = await images()
    assert.deepEqual(
      made.map(image => [image.name, image.externalId]),
      [
        ['a.png', 'food/a.png'],
        ['in_a.png', 'food/in/a.png'],
        ['ü +.png', 'food/ü +.png'],
      ],
    )
    const response = await fetch(made[0]?.originalUrl ?? '', { redirect: 'error' })
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), coins)
    const after = await keptFiles(stack)
    assert.deepEqual(after.unowned, before.unowned)
    assert.equal(after.onDisk.length - before.onDisk.length, 6)
  })

  it('leaves the files in the bucket when they are not to be copied: links lead there, pages are handed them', async () => {
    await fresh()
    const before = await keptFiles(stack)
    const run = await imported({ prefix: 'food/a', copy: false })
    assert.deepEqual(run.result, { imported: 1, skipped: 0, refused: 0 })
    const [image] = await images()
    assert.ok(image)
    const after = await keptFiles(stack)
    assert.deepEqual([after.onDisk.length - before.onDisk.length, after.unowned], [1, before.unowned])
    const sent = await fetch(image.originalUrl, { redirect: 'manual' })
    const location = sent.headers.get('location') ?? ''
    assert.equal(sent.status, 302)
    assert.ok(
      location.startsWith(`${s3.endpoint}/pictures/food/a.png?`) && location.includes('X-Amz-Signature'),
    )
    assert.deepEqual(Buffer.from(await (await fetch(image.originalUrl)).arrayBuffer()), coins)
    const shown = await fetch(image.displayUrl, { redirect: 'error' })
    assert.deepEqual(Buffer.from(await shown.arrayBuffer()), coins)
    assert.equal(shown.headers.get('content-type'), 'image/png')
    assert.equal(shown.headers.get('access-control-allow-origin'), '*')
    assert.equal((await fetch(image.thumbnailUrl)).status, 200)
    const unsigned = image.originalUrl.replace(/signature=.*/, 'signature=x')
    assert.equal((await fetch(unsigned, { redirect: 'manual' })).status, 403)
  })

  it('keeps a bucket for as long as images have their files there', async () => {
    await fresh()
    await imported({ prefix: 'food/a', copy: false })
    const forget = () => stack.send('DELETE', `/api/buckets/${bucketId}`, { key: desk.key })
    const { code, message } = refusalIn(await forget())
    assert.deepEqual([code, message.includes('1 images')], ['bucket_in_use', true])
    const [image] = await images()
    await ask(desk, 'DELETE', `/api/images/${image?.id}`)
    assert.equal((await forget()).status, 204)
  })

  it('reports what became no image, and why', async () => {
    await fresh()
    const run = await imported({ prefix: 'bad/' })
    assert.deepEqual([run.state, run.done, run.total], ['done', 4, 4])
    assert.deepEqual(run.result, { imported: 0, skipped: 1, refused: 3 })
    const told = Object.fromEntries(
      run.warnings.map(({ message, examples }) => [message, [...examples].sort()]),
    )
    assert.deepEqual(told, {
      'Not a picture by its name': ['bad/notes.txt'],
      'Is empty': ['bad/empty.png'],
      'Cannot be read as a picture': ['bad/half.png', 'bad/page.png'],
    })
    assert.deepEqual(await images(), [])
    assert.deepEqual((await keptFiles(stack)).unowned, [])
  })

  it('begun again, leaves as it is what is there already', async () => {
    await fresh()
    await sendImage(desk, datasetId, 'a.png', await photo('chelsea.png'))
    assert.deepEqual((await imported({ prefix: 'food/' })).result, { imported: 2, skipped: 1, refused: 0 })
    const again = await imported({ prefix: 'food/' })
    assert.deepEqual(again.result, { imported: 0, skipped: 3, refused: 0 })
    assert.match(again.warnings[0]?.message ?? '', /something of that name already/)
    assert.equal((await images()).length, 3)
  })

  it('takes what a list names, and reports what is not there', async () => {
    await fresh()
    const list = Buffer.from('\uFEFFtoys/b.png\r\nfood/a.png\n\nfood/none.png\n')
    const uploadId = await uploadFile(desk, list)
    const run = await imported({ uploadId, prefix: 'food/' })
    assert.deepEqual(run.result, { imported: 1, skipped: 0, refused: 1 })
    assert.deepEqual(run.warnings, [
      { message: 'Is not in the bucket', count: 1, examples: ['food/none.png'] },
    ])
    const endless = await uploadFile(desk, Buffer.alloc(100_000, 'x'))
    const failed = await imported({ uploadId: endless })
    assert.equal(failed.state, 'failed')
    assert.match(failed.error ?? '', /holds no list of keys/)
  })

  it('ends with words when the bucket cannot be read', async () => {
    await fresh()
    const settings = { ...s3.settings, accessKeyId: 'WRONG' }
    await ask(desk, 'PATCH', `/api/buckets/${bucketId}`, settings)
    const failed = await imported()
    assert.equal(failed.state, 'failed')
    assert.match(failed.error ?? '', /does not accept the credentials/)
    assert.deepEqual(await images(), [])
  })

  it('takes the videos where videos are wanted, which are read by runs of their own', async () => {
    desk = await openDesk(stack)
    const projects = `/api/workspaces/${desk.workspaceId}/projects`
    const project = await ask<{ id: string }>(desk, 'POST', projects, {
      name: 'Videos',
      contentType: 'VIDEOS',
    })
    desk = { ...desk, projectId: project.id }
    datasetId = (await makeDataset(desk, 'train')).id
    const buckets = `/api/workspaces/${desk.workspaceId}/buckets`
    bucketId = (await ask<{ id: string }>(desk, 'POST', buckets, { name: 'x', ...s3.settings })).id
    await s3.put('clips/one.mp4', 'no video, as its run will find')
    await s3.put('clips/two.jpg', coins)
    assert.match(await refused({}), /^400 .*VIDEOS/)
    assert.match(await refused({ assetType: 'videos', copy: false }), /^400 copy must be true/)
    const run = await imported({ assetType: 'videos', prefix: 'clips/' })
    assert.deepEqual([run.error, run.result], [null, { imported: 1, skipped: 1, refused: 0 }])
    const page = await ask<{ items: Image[] }>(desk, 'GET', `/api/projects/${desk.projectId}/videos`)
    assert.deepEqual(
      page.items.map(video => video.name),
      ['one.mp4'],
    )
    const again = await imported({ assetType: 'videos', prefix: 'clips/' })
    assert.deepEqual(again.result, { imported: 0, skipped: 2, refused: 0 })
  })

  it('keeps the buckets of one workspace from the projects of another, for people who are in both', async () => {
    await fresh()
    const mine = { ...desk, datasetId }
    await fresh()
    const grants = new Map([mine.workspaceId, desk.workspaceId].map(id => [id, 'Owner' as const]))
    const person: Actor = { id: randomUUID(), kind: 'person', name: 'Ann', grants }
    const wish = { datasetId: mine.datasetId, bucketId }
    const refusal = { code: 'not_found', message: `There is no bucket ${bucketId}` }
    const { context } = stack
    await assert.rejects(
      createImage(context, person, mine.projectId, { ...wish, key: 'toys/b.png' }),
      refusal,
    )
    await assert.rejects(startBucketImport(context, person, mine.projectId, wish), refusal)
  })

  it('makes one image as it is asked for', async () => {
    await fresh()
    const at = `/api/projects/${desk.projectId}/images`
    const one = { datasetId, bucketId, key: 'toys/b.png' }
    const foreign = await openDesk(stack)
    const theirs = await ask<{ id: string }>(
      foreign,
      'POST',
      `/api/workspaces/${foreign.workspaceId}/buckets`,
      {
        name: 'x',
        provider: 'dummy',
      },
    )
    const send = (body: object, key = desk.key) => stack.send('POST', at, { key, body })
    assert.equal(refusalIn(await send({ ...one, bucketId: theirs.id })).status, 404)
    assert.match(refusalIn(await send({ ...one, key: 'toys/none.png' })).message, /no object toys\/none.png/)
    const labeller = await stack.key(desk.workspaceId, 'Labeller')
    assert.equal(refusalIn(await send(one, labeller)).status, 403)
    const image = await ask<Image>(desk, 'POST', at, one)
    assert.deepEqual([image.name, image.externalId], ['b.png', null])
    assert.deepEqual((await keptFiles(stack)).unowned, [])
  })
})
