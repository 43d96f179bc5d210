import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { ask, type Desk, openDesk, refusalIn } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Job {
  readonly id: string
  readonly state: string
  readonly step: string
  readonly mediaId: string | null
  readonly problem: { readonly message: string } | null
}

/** Nobody listens there: who fetches from it fails. */
const owner = 'http://127.0.0.1:9'

describe('pictures that stay with their owner', () => {
  let stack: Stack
  let desk: Desk
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  })
  after(() => stack.close())
  beforeEach(async () => {
    desk = await openDesk(stack)
  })
  const attachments = (id: string) =>
    ask<{ sizeNeeded: boolean }[]>(desk, 'GET', `/api/jobs/${id}/attachments`)
  const made = async (paths: readonly string[], other: object = {}) => {
    const given = paths.map((path, index) => ({
      frameId: paths.length > 1 ? `f${index}` : null,
      url: path.includes('://') ? path : owner + path,
    }))
    const job = { referenceId: 'ref', attachments: given, ...(await direct()), ...other }
    const [sent] = await ask<Job[]>(desk, 'POST', `/api/projects/${desk.projectId}/jobs`, { jobs: [job] })
    await stack.clock.tick()
    return ask<Job>(desk, 'GET', `/api/jobs/${sent?.id}`)
  }
  const direct = async () => {
    const { id } = await ask<{ id: string }>(desk, 'POST', `/api/projects/${desk.projectId}/workflows`, {
      name: 'Direct',
      attachments: 'direct',
      steps: [
        { id: 'start', kind: 'start', name: 'Start' },
        { id: 'maker', kind: 'maker', name: 'Label' },
        { id: 'end', kind: 'end', name: 'End' },
      ].map(step => ({ groupId: null, reasons: [], ownWork: false, model: null, ...step })),
      routes: [
        { from: 'start', to: 'maker', kind: 'continue' },
        { from: 'maker', to: 'end', kind: 'continue' },
      ],
    })
    return { workflowId: id }
  }
  const box = {
    id: null,
    externalId: 'x1',
    className: 'car',
    shape: 'box',
    space: 'normalised',
    geometry: { left: 0.25, top: 0.5, right: 0.5, bottom: 1 },
    attributes: {},
    locked: false,
  }

  it('are not fetched; the first browser tells how large they are, and then the media is made', async () => {
    const job = await made(['/a.jpg'], { prelabels: [box] })
    assert.deepEqual([job.state, job.step, job.mediaId], ['waiting', 'maker', null])
    assert.equal((await attachments(job.id)).length, 1)
    const path = `/api/jobs/${job.id}/sizes`
    const send = (sizes: object[]) => stack.send('PUT', path, { key: desk.key, body: { sizes } })
    assert.match(
      refusalIn(await send([{ place: 1, width: 4, height: 4 }])).message,
      /^sizes must tell of picture 0/,
    )
    const size = { place: 0, width: 400, height: 200 }
    assert.match(refusalIn(await send([size, { ...size, place: 7 }])).message, /^sizes\[1\]\.place/)
    const first = await send([size])
    const other = await send([{ ...size, width: 9 }])
    assert.deepEqual([first.status, other.body], [200, first.body])
    const { mediaId } = first.body as { mediaId: string }
    const image = await ask<{ displayUrl: string; width: number }>(desk, 'GET', `/api/images/${mediaId}`)
    assert.deepEqual([image.displayUrl, image.width], [`${owner}/a.jpg`, 400])
    const { labels } = await ask<{ labels: { geometry: object }[] }>(
      desk,
      'GET',
      `/api/images/${mediaId}/labels`,
    )
    assert.deepEqual(
      labels.map(label => label.geometry),
      [{ left: 100, top: 100, right: 200, bottom: 200 }],
    )
  })

  it('need the size of the first frame, and of those that labels came with, and of no other', async () => {
    const at = (frame: number, left: number) => ({
      frameId: `f${frame}`,
      geometry: { left, top: 0, right: 0.5, bottom: 0.5 },
      attributes: {},
    })
    const prelabels = [{ ...box, geometry: null, keyframes: [at(2, 0.25)] }]
    const paths = ['/0.jpg', '/1.jpg', '/2.jpg', '/3.jpg', '/4.jpg']
    const job = await made(paths, { prelabels })
    const needed = (await attachments(job.id)).map(({ sizeNeeded }) => sizeNeeded)
    assert.deepEqual(needed, [true, false, true, false, false])
    const send = (sizes: object[]) =>
      stack.send('PUT', `/api/jobs/${job.id}/sizes`, { key: desk.key, body: { sizes } })
    const sizes = [
      { place: 0, width: 100, height: 100 },
      { place: 2, width: 400, height: 200 },
    ]
    assert.match(refusalIn(await send(sizes.slice(0, 1))).message, /^sizes must tell of picture 2 as well/)
    const sent = await send(sizes)
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    const { mediaId } = sent.body as { mediaId: string }
    const frames = await ask<{ items: { width: number | null }[] }>(
      desk,
      'GET',
      `/api/videos/${mediaId}/frames`,
    )
    assert.deepEqual(
      frames.items.map(({ width }) => width),
      [100, null, 400, null, null],
    )
    const { labels } = await ask<{ labels: { keyframes: { frame: number; geometry: object }[] }[] }>(
      desk,
      'GET',
      `/api/videos/${mediaId}/labels`,
    )
    const there = { left: 100, top: 0, right: 200, bottom: 100 }
    assert.deepEqual(
      labels[0]?.keyframes.map(({ frame, geometry }) => [frame, geometry]),
      [
        [2, there],
        [3, there],
      ],
    )
  })

  it('must have URLs that browsers can load', async () => {
    const job = await made(['s3://bucket/a.jpg'])
    assert.equal(job.state, 'failed')
    assert.match(job.problem?.message ?? '', /no browser can load it/)
  })
})
