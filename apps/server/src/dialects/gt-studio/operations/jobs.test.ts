import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { ask as askOurs } from '../../../testing/builders.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, type GtDesk, openGtDesk, refused } from '../testing/gt-desk.ts'

const image_url = 'https://example.com/a.jpg'
const data = { image_url }
const triangle = { p1: { x: 0, y: 0 }, p2: { x: 1, y: 0 }, p3: { x: 0, y: 1 } }

interface Job {
  readonly id: string
  readonly batchId: string
  readonly workflowId: string
  readonly priority: number
  readonly frames: number
}

describe('jobs over the GT Studio API', () => {
  let stack: Stack
  let desk: GtDesk
  before(async () => {
    stack = await startStack()
    await stack.clock.stop()
    desk = await openGtDesk(stack)
  })
  after(() => stack.close())

  const unit = (other: object = {}) => ({
    reference_id: randomUUID(),
    work_flow_id: desk.workflowId,
    data,
    ...other,
  })
  const create = (body: unknown) =>
    ask<{ job_id: string }>(desk, 'POST', `/v1/projects/${desk.projectId}/jobs`, body)
  const refuse = (body: unknown, way = '/v1/projects') =>
    refused(desk, 'POST', `${way}/${desk.projectId}/jobs`, body)
  const jobs = async () =>
    (await askOurs<{ items: Job[] }>(desk, 'GET', `/api/projects/${desk.projectId}/jobs`)).items

  it('are made by every path, and told by what they named', async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()]
    const one = await ask(desk, 'POST', `/v1/projects/${desk.projectId}/jobs`, unit({ reference_id: first }))
    assert.deepEqual(one, { job_id: one['job_id'], reference_id: first, work_flow_id: desk.workflowId })
    const two = await ask(desk, 'POST', `/v0/projects/${desk.projectId}/jobs`, {
      reference_id: second,
      tag: desk.tag,
      data: { image_url: [image_url] },
    })
    assert.deepEqual(two, { job_id: two['job_id'], reference_id: second, tag: desk.tag })
    const three = await ask(desk, 'POST', `/projectsvc/projects/${desk.projectId}/jobs`, {
      id: null,
      reference_id: third,
      tag: desk.workflowId,
      data: { image_url, metadata: null },
      batch_id: null,
      priority_weight: 9,
    })
    assert.deepEqual(three, { job_id: three['job_id'], reference_id: third, tag: desk.workflowId })
    const made = (await jobs()).filter(({ id }) => [one, two, three].some(job => job['job_id'] === id))
    assert.deepEqual(
      made.map(({ workflowId, priority, frames }) => [workflowId, priority, frames]),
      [5, 5, 9].map(priority => [desk.workflowId, priority, 1]),
    )
    assert.equal(new Set(made.map(({ batchId }) => batchId)).size, 1)
  })

  it('name their workflow in any of three ways, their batch or none, and say whether they are tests', async () => {
    const { batch_id } = await ask<{ batch_id: string }>(
      desk,
      'POST',
      `/v1/projects/${desk.projectId}/batch`,
      {
        name: randomUUID(),
      },
    )
    const { work_flow_id: _, ...nameless } = unit()
    const { job_id } = await create({
      ...nameless,
      workflow_id: desk.workflowId.toUpperCase(),
      batch_id,
      type: 'TEST',
    })
    const other = await create(unit({ batch_id: '', tag: 'whatever', priority_weight: null }))
    const all = await jobs()
    assert.equal(all.find(({ id }) => id === job_id)?.batchId, batch_id)
    assert.notEqual(all.find(({ id }) => id === other.job_id)?.batchId, batch_id)
  })

  it('have frames in the order of the list, and reference pictures', async () => {
    const frames = ['b', 'a', 'c'].map(frame_id => ({ frame_id, src: `https://example.com/${frame_id}` }))
    const reference_data = {
      vector: { images: [{ frame_id: 'a', data: [{ label: 'camera 1', image_url }] }] },
    }
    const { job_id } = await create(unit({ data: { video_data: { frames }, reference_data } }))
    const job = await askOurs<{ frames: number; given: Record<string, unknown> }>(
      desk,
      'GET',
      `/api/jobs/${job_id}`,
    )
    assert.deepEqual(
      [job.frames, job.given['task'], job.given['references']],
      [3, 'video', [{ frameId: 'a', pictures: [{ label: 'camera 1', url: image_url }] }]],
    )
  })

  it('are made once for a reference, also when twenty ask at the same moment', async () => {
    const body = unit()
    const sent = await Promise.all(
      Array.from({ length: 20 }, () =>
        stack.send('POST', `/v1/projects/${desk.projectId}/jobs`, { key: desk.key, body }),
      ),
    )
    const [made, ...others] = sent.filter(({ status }) => status === 200)
    assert.ok(made && others.length === 0)
    const { data: first } = made.body as { data: { job_id: string } }
    for (const { status, body: reply } of sent.filter(each => each !== made)) {
      const error = { code: 'FS_0001', message: 'Duplicate Reference Id' }
      const data = { job_id: first.job_id, reference_id: body.reference_id }
      assert.deepEqual([status, reply], [400, { success: false, error, data }])
    }
  })

  it('refuses what is missing or wrong with the code that the vendor has for it, and makes nothing', async () => {
    const before = (await jobs()).length
    const missing = (field: string) => [
      { validation_code: 'MANDATORY_FIELD_EMPTY', meta_data: { fields: [field] } },
    ]
    const wrong: [body: unknown, code: string, message: RegExp, errors?: unknown][] = [
      ['{"reference_id":', 'GE_0001', /^The body is not valid JSON/],
      ['[]', 'GE_0001', /^body must be object/],
      [{}, 'FS_0002', /^reference_id is missing$/],
      [unit({ reference_id: null }), 'FS_0002', /^reference_id is missing$/],
      [unit({ reference_id: ' ' }), 'FS_0002', /^reference_id is missing$/],
      [unit({ reference_id: 7 }), 'GE_0001', /^reference_id must be string/],
      [unit({ data: undefined }), 'FS_0004', /^data is missing$/],
      [unit({ data: null }), 'FS_0004', /^data is missing$/],
      [unit({ data: {} }), 'FS_0004', /^data is missing$/],
      [unit({ data: 'a.jpg' }), 'FS_0003', /^Invalid data passed: data must be object/],
      [unit({ data: { metadata: {} } }), 'FS_0003', /^Invalid data passed$/, missing('image_url')],
      [unit({ data: { video_data: {} } }), 'FS_0003', /^Invalid data passed$/, missing('video_data.frames')],
      [
        unit({ data: { video_data: { frames: [{ frame_id: 'a' }] } } }),
        'FS_0003',
        /^Invalid data passed$/,
        missing('video_data.frames[0].src'),
      ],
      [
        unit({ data: { video_data: { frames: [1, 2].map(() => ({ frame_id: 'a', src: image_url })) } } }),
        'FS_0003',
        /^Invalid data passed: data\.video_data\.frames\[1\]\.frame_id is "a" a second time$/,
      ],
      [
        unit({
          data: {
            ...data,
            maker_response: { lines: { data: [{ label: 'a', points: { p1: { x: 0, y: 0 } } }] } },
          },
        }),
        'FS_0003',
        /^Invalid data passed: data\.maker_response\.lines\.data\[0\]\.points /,
      ],
      [unit({ work_flow_id: undefined }), 'FS_0005', /^work_flow_id is missing$/],
      [unit({ data: { image_url: 'a.jpg' } }), 'FS_0007', /data\.image_url must be an address/],
      [unit({ type: 'REHEARSAL' }), 'FS_00011', /^type must be one of TEST, NON_TEST/],
      [unit({ priority_weight: 0 }), 'FS_00012', /^priority_weight must be >= 1/],
      [unit({ priority_weight: 11 }), 'FS_00012', /^priority_weight must be <= 10/],
      [unit({ priority_weight: 1.5 }), 'FS_00012', /^priority_weight must be integer/],
      [unit({ batch_id: 'first' }), 'GE_0001', /^batch_id must be a uuid/],
      [unit({ batch_id: randomUUID() }), 'GE_0001', /^There is no batch /],
      [unit({ work_flow_id: 'first' }), 'GE_0001', /^work_flow_id must be a uuid/],
      [unit({ work_flow_id: randomUUID() }), 'GE_0001', /^There is no workflow /],
      [unit({ work_flow_id: '', tag: 'nobody' }), 'GE_0001', /^tag is "nobody", which no workflow/],
    ]
    for (const [body, code, message, errors] of wrong) {
      const told = await refuse(body)
      assert.deepEqual([told.status, told.code, told.errors], [400, code, errors], JSON.stringify(body))
      assert.match(told.message, message)
    }
    const untagged = await refuse(unit({ work_flow_id: null }), '/v0/projects')
    assert.deepEqual([untagged.code, untagged.message], ['FS_0005', 'tag is missing'])
    assert.equal((await jobs()).length, before)
  })

  it('bring label classes that are new, unless the taxonomy is locked: then they are refused by name', async () => {
    const closed = await openGtDesk(stack)
    const body = {
      reference_id: 'a',
      tag: closed.tag,
      data: { ...data, maker_response: { polygons: { data: [{ label: 'kite', points: triangle }] } } },
    }
    const path = `/v0/projects/${closed.projectId}/jobs`
    await askOurs(closed, 'PATCH', `/api/projects/${closed.projectId}`, { taxonomyLocked: true })
    const told = await refused(closed, 'POST', path, body)
    assert.deepEqual([told.status, told.code], [400, 'FS_0003'])
    assert.match(told.message, /data\.maker_response\.polygons\.data\[0\] brings the class "kite"/)
    await askOurs(closed, 'PATCH', `/api/projects/${closed.projectId}`, { taxonomyLocked: false })
    await ask(closed, 'POST', path, body)
    const classes = await askOurs<{ name: string; isNew: boolean }[]>(
      closed,
      'GET',
      `/api/projects/${closed.projectId}/label-classes`,
    )
    assert.deepEqual(
      classes.map(({ name, isNew }) => [name, isNew]),
      [['kite', true]],
    )
  })

  it('are made as the first API had it, by lists of images', async () => {
    const body = {
      reference_id: randomUUID(),
      tag: desk.tag,
      data: { image_url: [image_url, `${image_url}?2`] },
    }
    const made = await ask(desk, 'POST', `/v1/project/${desk.projectId}/feedline`, body)
    const { job_id } = made
    assert.deepEqual(made, { flu_id: job_id, job_id, reference_id: body.reference_id, tag: desk.tag })
    assert.equal((await jobs()).find(({ id }) => id === job_id)?.frames, 2)
    const again = await refused(desk, 'POST', `/v0/project/${desk.projectId}/feedline`, body)
    assert.equal(again.code, 'FS_0001')
  })
})
