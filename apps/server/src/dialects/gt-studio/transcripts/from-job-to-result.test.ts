import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { ask as askOurs, photo } from '../../../testing/builders.ts'
import { type Listener, startListener } from '../../../testing/listener.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { ask, type GtDesk, openGtDesk } from '../testing/gt-desk.ts'
import { alike } from '../translate/alike.ts'

type Json = Readonly<Record<string, unknown>>

const places = {
  p1: { x: 0.17, y: 0.58 },
  p2: { x: 0.26, y: 0.58 },
  p3: { x: 0.26, y: 0.49 },
  p4: { x: 0.17, y: 0.49 },
}
const far = {
  p5: { x: 0.24, y: 0.51 },
  p6: { x: 0.35, y: 0.52 },
  p7: { x: 0.35, y: 0.36 },
  p8: { x: 0.25, y: 0.37 },
}
const rectangle = {
  _id: '0e6d895e-2484-439a-b62b-d8a0afb3d190',
  label: 'Cat',
  attributes: { pose: { value: 'standing', state: 'editable' }, breed: { value: 'Persian' } },
  coordinates: [
    { x: 0.00398, y: 0.00558 },
    { x: 0.05404, y: 0.00558 },
    { x: 0.05404, y: 0.09096 },
    { x: 0.00398, y: 0.09096 },
  ],
}
const polygon = {
  _id: 'f1',
  label: 'face_mask',
  attributes: { covers_nose: { value: 'Yes' } },
  state: 'non_editable',
  points: places,
  edges: { e1: ['p1', 'p2'], e2: ['p2', 'p3'], e3: ['p3', 'p4'], e4: ['p4', 'p4'] },
}
const line = { _id: 'l1', label: 'lane_divider', attributes: { raised: { value: 'Yes' } }, points: places }
const cuboid = {
  _id: 'c1',
  label: 'Car',
  attributes: { faces_visible: { value: ['right', 'back'] } },
  points: { ...places, ...far },
  front: { coordinates: ['p1', 'p2', 'p3', 'p4'] },
  side: { coordinates: ['p2', 'p3', 'p5', 'p6'] },
  back: { coordinates: ['p7', 'p8', 'p5', 'p6'] },
}
const landmark = {
  _id: 'n1',
  label: 'nose',
  attributes: { visible: { value: 'Partially' } },
  points: { p1: { x: 0.17, y: 0.58, label: 7 }, p2: { x: 0.26, y: 0.63, label: 8 } },
}

describe('a job over the GT Studio API, from its pictures to its result', () => {
  let stack: Stack
  let pictures: Listener
  let desk: GtDesk
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    pictures = await startListener()
    const picture = await photo('chelsea.png')
    const mask = await painted()
    pictures.answer = ({ url = '' }, response) => {
      response.end(url.includes('mask') ? mask : picture)
    }
    desk = await openGtDesk(stack)
  })
  after(async () => {
    await stack.close()
    await pictures.close()
  })

  /** A mask as large as the photograph: a car on the left, road on the right. */
  const painted = () =>
    sharp({ create: { width: 451, height: 300, channels: 4, background: '#c4e538' } })
      .composite([
        {
          input: { create: { width: 100, height: 300, channels: 4, background: '#c76e2a' } },
          left: 0,
          top: 0,
        },
      ])
      .png()
      .toBuffer()
  const create = async (data: object) => {
    const body = { reference_id: randomUUID(), work_flow_id: desk.workflowId, data }
    const made = await ask<{ job_id: string }>(desk, 'POST', `/v1/projects/${desk.projectId}/jobs`, body)
    await stack.clock.tick()
    return made.job_id
  }
  const finish = async (jobId: string) => {
    const body = { jobIds: [jobId], step: 'end' }
    await askOurs(desk, 'POST', `/api/projects/${desk.projectId}/jobs/move`, body)
    await stack.clock.tick()
    const job = await ask<Json>(desk, 'GET', `/v1/projects/${desk.projectId}/jobs/${jobId}`)
    assert.equal(job['status'], 'completed', JSON.stringify(job))
    const opened = await fetch(`${stack.url}/v1/attachments?url=${job['result']}`, {
      headers: { 'x-api-key': desk.key },
    })
    return (await opened.json()) as Json
  }
  const assertAlike = (actual: unknown, wanted: unknown) =>
    assert.ok(alike(actual, wanted), `${JSON.stringify(actual)}\n${JSON.stringify(wanted)}`)

  it('gives back what was sent of an image, object by object', async () => {
    const image_url = `${pictures.url}/a.png`
    const jobId = await create({
      image_url,
      maker_response: {
        rectangles: { data: [rectangle] },
        polygons: { data: [polygon] },
        lines: { data: [line] },
        cuboids: { data: [cuboid] },
        landmarks: { data: [landmark] },
      },
    })
    const batch = await askOurs<{ items: { labels: number }[] }>(
      desk,
      'GET',
      `/api/projects/${desk.projectId}/jobs`,
    )
    assert.equal(batch.items[0]?.labels, 5)
    assertAlike(await finish(jobId), {
      data: {
        annotations: {
          rectangles: [rectangle],
          polygons: [polygon],
          lines: [line],
          cuboids: [cuboid],
          landmarks: [landmark],
        },
        image_url,
      },
    })
  })

  it('gives back trackers frame by frame, and frames as they were sent', async () => {
    const frames = ['z', 'a', 'm'].map(frame_id => ({ frame_id, src: `${pictures.url}/${frame_id}.png` }))
    const { label: _, ...seen } = rectangle
    const tracker = {
      _id: 't1',
      type: 'rectangle',
      label: 'Cat',
      color: 'rgb(1, 2, 3)',
      frames: {
        z: { ...seen, label: 'Cat', _id: 'frame object' },
        m: { ...seen, label: '', type: 'rectangle' },
      },
    }
    const lines = {
      _id: 't2',
      type: 'line',
      label: 'lane',
      frames: { a: { _id: 't2', label: 'lane', attributes: {}, points: places } },
    }
    const video_data = { frames }
    const jobId = await create({
      video_data,
      maker_response: { video2d: { data: { annotations: [tracker, lines] } } },
    })
    const result = await finish(jobId)
    assertAlike(result, { data: { annotation_data: { annotations: [tracker, lines] }, video_data } })
  })

  it('tells masks in a picture, in the colours that were sent', async () => {
    const legend = { '#c76e2a': 'car # 5', '#c4e538': 'road' }
    const raster = { data: { url: `${pictures.url}/mask.png`, legend } }
    const jobId = await create({ image_url: `${pictures.url}/b.png`, maker_response: { raster } })
    const result = await finish(jobId)
    assertAlike(result['legend'], legend)
    const opened = await fetch(`${stack.url}/v1/attachments?url=${result['url']}`, {
      headers: { 'x-api-key': desk.key },
    })
    const { data, info } = await sharp(Buffer.from(await opened.arrayBuffer()))
      .raw()
      .toBuffer({ resolveWithObject: true })
    assert.deepEqual([info.width, info.height, info.channels], [451, 300, 4])
    assert.deepEqual([...data.subarray(0, 4)], [0xc7, 0x6e, 0x2a, 255])
    assert.deepEqual([...data.subarray(400 * 4, 401 * 4)], [0xc4, 0xe5, 0x38, 255])
  })

  it('is told to the address of the project, with the result and the secret', async () => {
    const own = await openGtDesk(stack)
    const told = await startListener()
    try {
      await askOurs(own, 'PUT', `/api/projects/${own.projectId}/callback`, {
        url: told.url,
        secret: 'shared',
      })
      const create = async (reference_id: string, data: object) => {
        const body = { reference_id, tag: own.tag, data }
        return ask<{ job_id: string }>(own, 'POST', `/v0/projects/${own.projectId}/jobs`, body)
      }
      const image_url = `${pictures.url}/a.png`
      const { job_id } = await create('fine', { image_url })
      await stack.clock.tick()
      const body = { jobIds: [job_id], step: 'end' }
      await askOurs(own, 'POST', `/api/projects/${own.projectId}/jobs/move`, body)
      await stack.clock.tick()
      const [done] = told.heard
      assert.ok(done)
      assert.deepEqual(
        [done.headers['content-type'], done.headers['x-playment-key']],
        ['application/json', 'shared'],
      )
      const lists = { rectangles: [], polygons: [], lines: [], cuboids: [], landmarks: [] }
      assert.deepEqual(JSON.parse(done.body), {
        annotations: [
          {
            reference_id: 'fine',
            job_id,
            flu_id: job_id,
            tag: own.tag,
            status: 'COMPLETED',
            result: { data: { annotations: lists, image_url } },
          },
        ],
      })
    } finally {
      await told.close()
    }
  })
})
