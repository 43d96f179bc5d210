import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import type { Run } from '@gesso/client'
import { sql } from 'kysely'
import { fromBufferPromise } from 'yauzl'
import { folderStore } from '../../../files/index.ts'
import {
  ask,
  boxLabel,
  type Desk,
  makeAttribute,
  makeDataset,
  makeLabelClass,
  makeTagClass,
  openDesk,
  photo,
  putImages,
  refusalIn,
  sendChange,
  sendImage,
} from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { exportKind } from './kind.ts'

interface CocoFile {
  readonly images: { id: number; file_name: string; coco_url: string | null }[]
  readonly annotations: { image_id: number; category_id: number; bbox: number[] }[]
  readonly categories: { id: number; name: string }[]
}

describe('exports', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const start = (desk: Desk, body: unknown) =>
    ask<Run>(desk, 'POST', `/api/projects/${desk.projectId}/exports`, body)
  const ended = async (desk: Desk, run: Run) => {
    for (;;) {
      const now = await ask<Run>(desk, 'GET', `/api/runs/${run.id}`)
      if (now.state !== 'queued' && now.state !== 'running') return now
    }
  }
  const done = async (desk: Desk, body: unknown) => {
    const run = await ended(desk, await start(desk, body))
    assert.equal(run.state, 'done', run.error ?? '')
    return run
  }
  const download = async (run: Run, headers: Record<string, string> = {}) => {
    assert.ok(run.downloadUrl)
    const response = await fetch(run.downloadUrl, { headers })
    return { response, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  const filesOf = async (run: Run) => {
    const zip = await fromBufferPromise((await download(run)).bytes, { lazyEntries: true })
    const files: Record<string, string> = {}
    for await (const entry of zip.eachEntry())
      files[entry.fileName] = await text(await zip.openReadStreamPromise(entry))
    return files
  }
  const told = (thing: object) => Object(thing).attributes
  const coco = async (run: Run): Promise<CocoFile> =>
    JSON.parse((await filesOf(run))['annotations.json'] ?? '')

  it('refuses formats and options that are not there, strangers, and those who may not export', async () => {
    const desk = await openDesk(stack)
    const path = `/api/projects/${desk.projectId}/exports`
    const refused = async (body: unknown, key = desk.key) =>
      refusalIn(await stack.send('POST', path, { key, body }))
    assert.match((await refused({ format: 'word' })).message, /"word".*json_coco/)
    assert.match((await refused({ format: 'json_coco', options: { segmentation: 'x' } })).message, /options/)
    assert.match((await refused({ format: 'json_coco', statuses: ['x'] })).message, /^statuses\[0\] /)
    const labeller = await stack.key(desk.workspaceId, 'Labeller')
    assert.equal((await refused({ format: 'images' }, labeller)).status, 403)
    const { key: stranger } = await stack.workspace()
    assert.equal((await refused({ format: 'images' }, stranger)).status, 404)
    const runs = await ask<{ total: number }>(desk, 'GET', `/api/projects/${desk.projectId}/runs`)
    assert.equal(runs.total, 0)
  })

  it('tell the attributes of labels and images by name, in both JSON formats', async () => {
    const desk = await openDesk(stack)
    const car = await makeLabelClass(desk, 'car')
    const [imageId = ''] = await putImages(desk, (await makeDataset(desk)).id, ['a.jpg', 'b.jpg'])
    const colour = await makeAttribute(desk, { name: 'colour', type: 'SELECTION', options: ['red'] })
    const night = await makeAttribute(desk, { name: 'night', type: 'BOOL', subject: 'IMAGE' })
    const links = { add: [{ attributeId: colour.id, classId: car.id }] }
    await ask(desk, 'POST', `/api/projects/${desk.projectId}/attribute-links`, links)
    const attributes = { [colour.id]: colour.options[0]?.id ?? '' }
    await sendChange(desk, imageId, { added: [boxLabel(car.id, { attributes }), boxLabel(car.id)] })
    await ask(desk, 'PATCH', `/api/images/${imageId}/attributes`, { set: { [night.id]: true } })
    const run = await done(desk, { format: 'json_coco' })
    assert.deepEqual(run.result?.['classes'], [{ id: car.id, name: 'car', labels: 2, images: 1 }])
    const file = await coco(run)
    assert.deepEqual(file.annotations.map(told), [{ colour: 'red' }, {}])
    assert.deepEqual(file.images.map(told), [{ night: true }, {}])
    const files = await filesOf(await done(desk, { format: 'json_v1.1' }))
    const full = JSON.parse(Object.values(files)[0] ?? '')
    assert.deepEqual(full.label_classes.map(told), [['colour']])
    assert.deepEqual(full.images.map(told), [{ night: true }, {}])
    assert.deepEqual(full.images[0].labels.map(told), [{ colour: 'red' }, {}])
  })

  it('hold what is in the project: every image, labels from back to front, classes in their order', async () => {
    const desk = await openDesk(stack)
    const [car, bus] = [await makeLabelClass(desk, 'car'), await makeLabelClass(desk, 'bus')]
    const dataset = await makeDataset(desk)
    const names = Array.from({ length: 600 }, (_, index) => `${index}.jpg`)
    const ids = await putImages(desk, dataset.id, names)
    const front = boxLabel(car.id, { zIndex: 2, geometry: { left: 1, top: 2, right: 11, bottom: 22 } })
    const back = boxLabel(bus.id, { zIndex: -1 })
    for (const at of [0, 300, 599]) {
      const added = [front, back].map(label => boxLabel(label.classId, { ...label, id: randomUUID() }))
      await sendChange(desk, ids[at] ?? '', { added })
    }
    const run = await done(desk, { format: 'json_coco', name: 'My cars' })
    const file = await coco(run)
    assert.deepEqual(
      file.images.map(image => image.file_name),
      names,
    )
    assert.deepEqual(
      file.categories.map(({ id, name }) => [id, name]),
      [
        [1, 'car'],
        [2, 'bus'],
      ],
    )
    assert.deepEqual(
      file.annotations.map(({ image_id, category_id, bbox }) => [image_id, category_id, bbox]),
      [1, 301, 600].flatMap(imageId => [
        [imageId, 2, [10, 10, 20, 10]],
        [imageId, 1, [1, 2, 10, 20]],
      ]),
    )
    assert.deepEqual([run.done, run.total, run.warnings], [600, 600, []])
    const { images, labels, name, bytes } = run.result ?? {}
    assert.deepEqual([images, labels, name], [600, 6, 'My cars.zip'])
    assert.equal(bytes, (await download(run)).bytes.length)
    assert.match(run.downloadUrl ?? '', /\/files\/exports\/[0-9a-f-]+\/My_cars\.zip\?/)
  })

  it('hold only the datasets and statuses that are asked for, with tags and, if asked for, links', async () => {
    const desk = await openDesk(stack)
    const [one, two] = [await makeDataset(desk, 'one'), await makeDataset(desk, 'two')]
    const [first = ''] = await putImages(desk, one.id, ['a.jpg'], 'DONE')
    await putImages(desk, one.id, ['b.jpg'])
    await putImages(desk, two.id, ['c.jpg'], 'DONE')
    const rain = await makeTagClass(desk, 'rain')
    await ask(desk, 'POST', `/api/images/${first}/tags`, { add: [rain.id] })
    const namesIn = async (body: object) =>
      (await coco(await done(desk, { format: 'json_coco', ...body }))).images.map(image => image.file_name)
    assert.deepEqual(await namesIn({ datasetIds: [two.id] }), ['c.jpg'])
    assert.deepEqual(await namesIn({ statuses: ['NEW'] }), ['b.jpg'])
    assert.deepEqual(await namesIn({ datasetIds: [], statuses: [] }), ['a.jpg', 'b.jpg', 'c.jpg'])
    const asked = { format: 'json_v1.1', datasetIds: [one.id], statuses: ['DONE'], pictureUrls: true }
    const [json = ''] = Object.values(await filesOf(await done(desk, asked)))
    const { images } = JSON.parse(json)
    assert.deepEqual(
      images.map((image: { tags: string[] }) => image.tags),
      [['rain']],
    )
  })

  it('hold the pictures themselves, and say which are not kept here', async () => {
    const desk = await openDesk(stack)
    const dataset = await makeDataset(desk, 'street')
    const picture = await photo('nagasaki-boats.jpg')
    assert.equal((await sendImage(desk, dataset.id, 'one.jpg', picture)).status, 200)
    await putImages(desk, dataset.id, ['elsewhere.jpg'])
    const run = await done(desk, { format: 'images' })
    const zip = await fromBufferPromise((await download(run)).bytes, { lazyEntries: true })
    for await (const entry of zip.eachEntry()) {
      assert.equal(entry.fileName, 'street/one.jpg')
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
      assert.deepEqual(Buffer.concat(chunks), picture)
    }
    assert.deepEqual(
      run.warnings.map(({ count }) => count),
      [1],
    )
    assert.equal(run.result?.['files'], 1)
  })

  it('are downloaded in parts, by a link that opens for no other file; labellers are given none', async () => {
    const desk = await openDesk(stack)
    const run = await done(desk, { format: 'json_coco' })
    const { bytes, response } = await download(run)
    assert.equal(response.headers.get('content-type'), 'application/zip')
    const part = await download(run, { range: 'bytes=2-5' })
    assert.deepEqual([part.response.status, part.bytes], [206, bytes.subarray(2, 6)])
    const other = await done(desk, { format: 'json_coco' })
    const forged = (run.downloadUrl ?? '').replace(run.id, other.id)
    assert.equal((await fetch(forged)).status, 403)
    const labeller = { ...desk, key: await stack.key(desk.workspaceId, 'Labeller') }
    const seen = await ask<Run>(labeller, 'GET', `/api/runs/${run.id}`)
    assert.deepEqual([seen.state, seen.downloadUrl, seen.result?.['fileKey']], ['done', null, undefined])
  })

  it('leave no file behind when they are stopped in the middle', async () => {
    const desk = await openDesk(stack)
    const dataset = await makeDataset(desk)
    await putImages(
      desk,
      dataset.id,
      Array.from({ length: 1000 }, (_, index) => `${index}.jpg`),
    )
    const folder = await mkdtemp(join(tmpdir(), 'gesso-export-'))
    const context = { ...stack.context, files: folderStore(folder) }
    const stopped = new AbortController()
    const run = {
      id: randomUUID(),
      projectId: desk.projectId,
      startedBy: null,
      input: { format: 'json_coco' },
    }
    const control = {
      signal: stopped.signal,
      progress: (done: number) => done === 300 && stopped.abort(),
      warn: () => undefined,
    }
    await assert.rejects(exportKind.run(context, run, control), { name: 'AbortError' })
    const left = await readdir(folder, { recursive: true, withFileTypes: true })
    assert.deepEqual(
      left.filter(entry => entry.isFile()),
      [],
    )
    const { rows } = await sql`select from unowned_file`.execute(context.db)
    assert.deepEqual(rows, [])
    await rm(folder, { recursive: true })
  })

  it('are given back to the database when they end: no connection stays in a snapshot', async () => {
    const desk = await openDesk(stack)
    await done(desk, { format: 'json_coco' })
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`.execute(stack.context.db)
    assert.deepEqual(rows, [])
  })

  it('are one file for each, whose place is free again when the project is deleted', async () => {
    const desk = await openDesk(stack)
    const run = await done(desk, { format: 'json_coco' })
    await ask(desk, 'DELETE', `/api/projects/${desk.projectId}`)
    assert.equal((await fetch(run.downloadUrl ?? '')).status, 404)
    const { rows } = await sql<{ key: string }>`
      select result->>'fileKey' as key from run where id = ${run.id}`.execute(stack.context.db)
    assert.deepEqual(rows, [])
  })
})
