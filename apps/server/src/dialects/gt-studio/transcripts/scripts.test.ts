import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { type GtDesk, openGtDesk } from '../testing/gt-desk.ts'

// What the scripts on the vendor's pages do, request by request; host, ids and key are ours.

type Json = Readonly<Record<string, unknown>>

/** Words that Python keeps for itself: no field may be called so where its client reads. */
const keywords =
  /^(and|as|assert|async|await|break|class|continue|def|del|elif|else|except|False|finally|for|from|global|if|import|in|is|lambda|None|nonlocal|not|or|pass|raise|return|True|try|while|with|yield)$/

/** The client makes a namedtuple of every object it reads. */
function assertNamedTuples(value: unknown): void {
  if (Array.isArray(value)) value.forEach(assertNamedTuples)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  for (const [name, inner] of Object.entries(value)) {
    assert.match(name, /^[A-Za-z][A-Za-z0-9_]*$/)
    assert.doesNotMatch(name, keywords)
    assertNamedTuples(inner)
  }
}

describe("the scripts on the vendor's pages, and its Python client", () => {
  let stack: Stack
  let desk: GtDesk
  before(async () => {
    stack = await startStack()
    await stack.clock.stop()
    desk = await openGtDesk(stack)
  })
  after(() => stack.close())

  /** As the library `requests` sends JSON. */
  const say = async (method: string, path: string, body?: unknown, key = desk.key) => {
    const sent = await stack.send(method, path, {
      key,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { accept: '*/*', 'user-agent': 'python-requests/2.34.2' },
    })
    return { status: sent.status, reply: sent.body as { success: boolean; data: Json; error: Json } }
  }
  const tell = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const { status, reply } = await say(method, path, body)
    assert.deepEqual([status, reply.success], [200, true], JSON.stringify(reply))
    return reply.data
  }

  it('make a batch and a video job in it (version 0)', async () => {
    const name = 'video batch'
    const batch = { project_id: desk.projectId, label: name, name, description: 'two frames' }
    const { batch_id } = await tell('POST', `/v1/project/${desk.projectId}/batch`, batch)
    const frames = ['https://example.com/image_url_1', 'https://example.com/image_url_2'].map(src => ({
      src,
      frame_id: src.split('/').at(-1),
    }))
    const job = { reference_id: 'job1', tag: desk.tag, data: { video_data: { frames } }, batch_id }
    const made = await tell('POST', `/v0/projects/${desk.projectId}/jobs`, job)
    assert.deepEqual([made['reference_id'], made['tag']], ['job1', desk.tag])
    const again = await say('POST', `/v0/projects/${desk.projectId}/jobs`, job)
    assert.deepEqual([again.status, again.reply.error['code']], [400, 'FS_0001'])
  })

  it('make an image job by a list of one (version 0), and by an address alone (version 1)', async () => {
    const first = {
      reference_id: 'job2',
      tag: desk.tag,
      data: { image_url: ['https://example.com/image_url_1'] },
      batch_id: '',
    }
    await tell('POST', `/v0/projects/${desk.projectId}/jobs`, first)
    const second = {
      reference_id: '001',
      data: { image_url: 'https://s3.aws.com/600x400/000/fff.jpg' },
      work_flow_id: desk.workflowId,
    }
    const made = await tell('POST', `/v1/projects/${desk.projectId}/jobs`, second)
    assert.deepEqual(Object.keys(made).sort(), ['job_id', 'reference_id', 'work_flow_id'])
  })

  it('make a batch by a name alone, and a video job with reference pictures (version 1)', async () => {
    const { batch_id } = await tell('POST', `/v1/projects/${desk.projectId}/batch`, { name: 'references' })
    const frames = [1, 2, 3].map(index => ({
      src: `https://example.com/image_url_${index}`,
      frame_id: `frame${index}`,
    }))
    const image_url = 'https://s3.aws.com/600x400/000/fff.jpg&text=Dummy+Image+1'
    const images = ['frame1', 'frame2'].map(frame_id => ({
      frame_id,
      data: ['camera 1', 'camera 2'].map(label => ({ label, image_url })),
    }))
    await tell('POST', `/v1/projects/${desk.projectId}/jobs`, {
      reference_id: 'job3',
      workflow_id: desk.workflowId,
      batch_id,
      data: { video_data: { frames }, reference_data: { vector: { images } } },
    })
    const taken = await say('POST', `/v1/projects/${desk.projectId}/batch`, { name: 'references' })
    assert.deepEqual([taken.status, taken.reply.error['code']], [400, 'BATCH_CREATION'])
  })

  it('read every reply of the Python client as named tuples', async () => {
    const batch = { id: null, name: 'sdk', label: 'sdk', description: 'of the client' }
    const made = await tell('POST', `/v1/project/${desk.projectId}/batch`, batch)
    const unit = { id: null, tag: desk.tag, batch_id: made['batch_id'], priority_weight: 10 }
    const data = { image_url: 'https://example.com/image_url', metadata: { any: ['thing'] } }
    const image = await tell('POST', `/projectsvc/projects/${desk.projectId}/jobs`, {
      ...unit,
      reference_id: '55',
      data,
    })
    const sensors = (sensor_id: string, index: number) => ({
      frame_id: String(index),
      sensors: [{ sensor_id, data_url: `https://example.com/image_url_${index}`, sensor_pose: null }],
    })
    const sensor = {
      id: 'right',
      name: 'right',
      primary_view: true,
      modality: null,
      state: 'editable',
      intrinsics: null,
    }
    const video = await tell('POST', `/projectsvc/projects/${desk.projectId}/jobs`, {
      ...unit,
      reference_id: '54',
      data: {
        sensor_data: { frames: [0, 1, 2].map(index => sensors('right', index)), sensor_meta: [sensor] },
        metadata: null,
      },
    })
    const stats = await tell('GET', `/v0/projects/${desk.projectId}/stats`)
    const details = await tell('GET', `/v0/projects/${desk.projectId}/details`)
    const page = await tell('GET', `/v0/projects/${desk.projectId}/batch/${made['batch_id']}`)
    const result = await tell('GET', `/v0/projects/${desk.projectId}/jobs/${video['job_id']}`)
    for (const reply of [made, image, video, stats, details, page, result]) assertNamedTuples(reply)
    assert.deepEqual([typeof result['result'], Array.isArray(page['jobs'])], ['string', true])
    const wrong = await say('GET', `/v0/projects/${desk.projectId}/stats`, undefined, 'wrong')
    assert.deepEqual([wrong.status, wrong.reply.success], [401, false])
  })
})
