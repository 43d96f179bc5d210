import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { makeDataset, openDesk, photo, uploadFile } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { filesInZip } from '../testing/files-in-zip.ts'
import { ask, openWireDesk, refusal, type WireDesk } from '../testing/wire-desk.ts'

interface Job {
  readonly id: string
  readonly type: string
  readonly status: string
  readonly started_by: string | null
  readonly project_id: string
  readonly started_on: string
  readonly completed_on: string | null
  readonly meta: { readonly export_name: string; readonly url?: string; readonly total: number | null }
}

interface File {
  readonly images: readonly {
    readonly image_name: string
    readonly labels: readonly Record<string, unknown>[]
  }[]
}

describe('exports over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const start = (desk: WireDesk, body: object) => ask<Job>(desk, 'POST', `${desk.p}/exports`, body)
  /** As clients do: asks until it is over. */
  const finished = async (desk: WireDesk, id: string): Promise<Job> => {
    const job = await ask<Job>(desk, 'GET', `${desk.p}/exports/${id}`)
    return ['DONE', 'FAILED', 'CANCELED'].includes(job.status) ? job : finished(desk, id)
  }
  const exported = async (desk: WireDesk, body: object) => {
    const { id } = await start(desk, body)
    const job = await finished(desk, id)
    assert.equal(job.status, 'DONE', JSON.stringify(job.meta))
    const response = await fetch(job.meta.url ?? '')
    assert.equal(response.status, 200)
    return { job, files: await filesInZip(Buffer.from(await response.arrayBuffer())) }
  }
  const namesIn = async (desk: WireDesk, body: object) => {
    const { files } = await exported(desk, { format: 'json_v1.1', ...body })
    const [content = '{}'] = files.values()
    return (JSON.parse(content) as File).images.map(image => image.image_name)
  }

  it('holds keypoints as the API tells them, with the schema that names them', async () => {
    const desk = await openWireDesk(stack)
    const schema = await ask<{ id: string; keypoint_classes: { id: string }[] }>(
      desk,
      'POST',
      `${desk.p}/keypoint_schemas`,
      { name: 'Face', type: 'points', keypoint_classes: [{ name: 'nose' }] },
    )
    const link = { keypoint_schema_id: schema.id, label_class_id: desk.classId, label_class_order: 0 }
    await ask(desk, 'POST', `${desk.p}/keypoint_schemas_classes`, [link])
    const nose = { keypoint_class_id: schema.keypoint_classes[0]?.id, x: 7, y: 9 }
    const body = [{ class_id: desk.classId, keypoints: [nose] }]
    const made = await ask<{ items: { keypoints: object[] }[] }>(desk, 'POST', `${desk.image}/labels`, body)
    const { files } = await exported(desk, { format: 'json_v1.1' })
    const [content = '{}'] = files.values()
    const file = JSON.parse(content) as File & { keypoint_schemas: object[] }
    const [written] = file.images.flatMap(({ labels }) => labels)
    const timeless = (points: unknown) =>
      (points as object[]).map(point => ({ ...point, create_date: '', update_date: '' }))
    assert.deepEqual(timeless(written?.['keypoints']), timeless(made.items[0]?.keypoints))
    assert.match(JSON.stringify(written), /"create_date":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"/)
    assert.match(JSON.stringify(file.keypoint_schemas), new RegExp(`${schema.id}.*${desk.classId}.*nose`))
    const coco = await exported(desk, { format: 'json_coco' })
    assert.match([...coco.files.values()].join(), /"keypoints":\["nose"\].*"keypoints":\[7,9,2\]/)
  })

  it('refuses each wrong field by its name, and what is not of its project', async () => {
    const desk = await openWireDesk(stack)
    const wrong: [object, RegExp][] = [
      [{ format: undefined }, /^400 format is missing/],
      [{ format: 5 }, /^400 format /],
      [{ format: 'word' }, /^400 format is "word", which is unknown; known are .*json_coco/],
      [{ dataset_id: ['x'] }, /^400 dataset_id\[0\] /],
      [{ dataset_id: randomUUID() }, /^400 dataset_id /],
      [{ image_status: ['done'] }, /^400 image_status\[0\] must be one of/],
      [{ sign_urls: 'no' }, /^400 sign_urls /],
      [{ export_name: 'x'.repeat(256) }, /^400 export_name /],
      [{ export_name: '  ' }, /^400 export_name /],
      [{ semantic_format: 'rainbow' }, /^400 semantic_format must be one of/],
      [{ labels_order: ['size'] }, /^400 labels_order\[0\] must be one of/],
      [{ dataset_id: [randomUUID()] }, /^400 dataset_id has .* not of this project/],
      [{ tag: [randomUUID()] }, /^400 tag has .* not of this project/],
      [{ class: [randomUUID()] }, /^400 class has .* not of this project/],
      [{ status_id: ['x'] }, /^400 status_id\[0\] /],
      [{ status_start_time: 'yesterday' }, /^400 status_start_time /],
    ]
    for (const [fields, message] of wrong)
      assert.match(
        await refusal(desk, 'POST', `${desk.p}/exports`, { format: 'json_coco', ...fields }),
        message,
      )
    assert.match(await refusal(desk, 'GET', `${desk.p}/exports/${randomUUID()}`), /^404 /)
    assert.match(await refusal(desk, 'GET', `${desk.p}/exports/x`), /^400 export_id /)
  })

  it('refuses those who may not export, and keeps the export of one project from another', async () => {
    const desk = await openWireDesk(stack, 1)
    const labeller = { ...desk, key: await stack.key(desk.workspaceId, 'Labeller') }
    assert.match(await refusal(labeller, 'POST', `${desk.p}/exports`, { format: 'json_coco' }), /^403 /)
    const { id } = await start(desk, { format: 'json_coco' })
    const other = await ask<{ id: string }>(desk, 'POST', '/v1/projects', { name: 'Other' })
    assert.match(
      await refusal(desk, 'GET', `/v1/projects/${other.id}/exports/${id}`),
      /^404 There is no export/,
    )
    const otherRun = randomUUID()
    const cooking = { id: otherRun, project_id: desk.projectId, kind: 'cooking', state: 'done', input: '{}' }
    await stack.context.db
      .insertInto('run')
      .values({ ...cooking, created_at: new Date() })
      .execute()
    assert.match(await refusal(desk, 'GET', `${desk.p}/exports/${otherRun}`), /^404 There is no export/)
    assert.match(await refusal(await openDesk(stack), 'GET', `${desk.p}/exports/${id}`), /^404 /)
    await finished(desk, id)
    const seen = await ask<Job>(labeller, 'GET', `${desk.p}/exports/${id}`)
    assert.deepEqual([seen.status, seen.meta.url], ['DONE', undefined])
  })

  it('exports what the SDK asks for, to a zip that opens without a key', async () => {
    const desk = await openWireDesk(stack, 2)
    const polygon = [
      [10, 20],
      [20, 44],
      [10, 15],
    ]
    await ask(desk, 'POST', `${desk.image}/labels`, [{ class_id: desk.classId, polygon }])
    const wish = {
      export_name: 'my export',
      format: 'json_v1.1',
      dataset_id: [],
      image_status: [],
      sign_urls: false,
      semantic_format: 'gs_asc',
      labels_order: null,
    }
    const started = await start(desk, wish)
    assert.ok(['INIT', 'PROCESSING', 'DONE'].includes(started.status))
    assert.equal(started.meta.export_name, 'my export')
    const { job, files } = await exported(desk, wish)
    assert.deepEqual(
      [job.type, job.project_id, job.meta.export_name],
      ['EXPORT', desk.projectId, 'my export'],
    )
    assert.ok(job.started_by && job.completed_on && job.completed_on >= job.started_on)
    const url = new URL(job.meta.url ?? '')
    assert.ok(url.href.startsWith(stack.url) && url.pathname.endsWith('.zip'))
    const [content = '{}'] = files.values()
    const { images } = JSON.parse(content) as File
    assert.deepEqual(
      images.map(({ labels }) => labels.map(label => label.polygon)),
      [[polygon], []],
    )
  })

  it('writes outlines into COCO files as run lengths, as the vendor does', async () => {
    const desk = await openWireDesk(stack, 1)
    const polygon = [
      [1, 1],
      [5, 1],
      [5, 3],
      [1, 3],
    ]
    await ask(desk, 'POST', `${desk.image}/labels`, [{ class_id: desk.classId, polygon }])
    const { files } = await exported(desk, { format: 'json_coco' })
    const [content = '{}'] = files.values()
    const { annotations } = JSON.parse(content) as { annotations: { segmentation: unknown; area: number }[] }
    assert.equal(annotations[0]?.area, 8)
    assert.match(JSON.stringify(annotations[0]?.segmentation), /"counts":"/)
  })

  it('narrows by datasets and statuses', async () => {
    const desk = await openWireDesk(stack, 3)
    const test = await makeDataset(desk, 'test')
    const at = (index: number) => `${desk.p}/images/${desk.imageIds[index]}`
    await ask(desk, 'PATCH', at(1), { dataset_id: test.id })
    await ask(desk, 'PUT', `${at(2)}/status`, { status: 'DONE' })
    assert.deepEqual(await namesIn(desk, {}), ['0.jpg', '1.jpg', '2.jpg'])
    assert.deepEqual(await namesIn(desk, { dataset_id: [test.id], image_status: null }), ['1.jpg'])
    assert.deepEqual(await namesIn(desk, { dataset_id: null, image_status: ['DONE'] }), ['2.jpg'])
  })

  it('narrows by tags, by the time of the status, and to labels of some classes; no image is lost by its labels', async () => {
    const desk = await openWireDesk(stack, 3)
    const at = (index: number) => `${desk.p}/images/${desk.imageIds[index]}`
    const rain = await ask<{ id: string }>(desk, 'POST', `${desk.p}/tag_classes`, { name: 'rain' })
    await ask(desk, 'POST', `${at(1)}/tags`, [{ tag_class_id: rain.id }])
    assert.deepEqual(await namesIn(desk, { tag: [rain.id] }), ['1.jpg'])
    const before = new Date(Date.now() - 60_000).toISOString()
    const later = new Date(Date.now() + 60_000).toISOString()
    assert.deepEqual(await namesIn(desk, { tag: [], status_start_time: before }), ['0.jpg', '1.jpg', '2.jpg'])
    assert.deepEqual(await namesIn(desk, { status_start_time: later }), [])
    const bus = await ask<{ id: string }>(desk, 'POST', `${desk.p}/label_classes`, { name: 'bus' })
    const bbox = [1, 2, 3, 4]
    await ask(desk, 'POST', `${at(0)}/labels`, [{ class_id: desk.classId, bbox }])
    await ask(desk, 'POST', `${at(1)}/labels`, [{ class_id: bus.id, bbox }])
    const { files } = await exported(desk, { format: 'json_v1.1', class: [bus.id], status_start_time: null })
    const [content = '{}'] = files.values()
    const { images, label_classes } = JSON.parse(content) as File & {
      label_classes: { class_name: string }[]
    }
    assert.deepEqual(
      images.map(({ image_name, labels }) => [image_name, labels.length]),
      [
        ['0.jpg', 0],
        ['1.jpg', 1],
        ['2.jpg', 0],
      ],
    )
    assert.deepEqual(
      label_classes.map(each => each.class_name),
      ['bus'],
    )
  })

  it('writes pictures of label classes with the pixels and in the order that are asked for', async () => {
    const desk = await openWireDesk(stack, 1)
    await ask(desk, 'POST', `${desk.image}/labels`, [{ class_id: desk.classId, bbox: [1, 2, 3, 4] }])
    const wish = { format: 'semantic_png', labels_order: ['class_type', 'z_index'] }
    for (const semantic_format of ['gs_asc', 'class_color', null]) {
      const { files } = await exported(desk, { ...wish, semantic_format })
      const classes = JSON.parse(files.get('label_classes.json') ?? '[]') as { png_index: unknown }[]
      assert.equal(Array.isArray(classes[0]?.png_index), semantic_format === 'class_color')
      assert.equal([...files.keys()].filter(path => path.endsWith('.png')).length, 1)
    }
    for (const format of ['pascal', 'yolo', 'images'])
      await exported(desk, { ...wish, format, semantic_format: 'gs_asc' })
  })

  it('signs the URLs of pictures when asked, and names a file that nobody named', async () => {
    const desk = await openWireDesk(stack, 0)
    const upload_id = await uploadFile(desk, await photo('coins.png'))
    await ask(desk, 'POST', `${desk.p}/images`, { dataset_id: desk.datasetId, upload_id, filename: 'a.png' })
    for (const sign_urls of [true, false]) {
      const { job, files } = await exported(desk, { format: 'json_v1.1', sign_urls, export_name: null })
      assert.equal(typeof job.meta.export_name, 'string')
      assert.equal([...files.values()].join().includes('signature='), sign_urls)
    }
  })
})
