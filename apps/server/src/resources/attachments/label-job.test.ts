import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Label, Mask } from '@gesso/core'
import { paintMasks } from '../../pictures/index.ts'
import { ask, type Desk, openDesk, photo, refusalIn } from '../../testing/builders.ts'
import { keptFiles } from '../../testing/kept-files.ts'
import { type Listener, startListener } from '../../testing/listener.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Job {
  readonly id: string
  readonly state: string
  readonly mediaId: string | null
  readonly problem: { readonly code: string; readonly message: string } | null
}

interface Named {
  readonly id: string
  readonly name: string
}

const size = { width: 640, height: 427 }

describe('labels that come with a job', () => {
  let stack: Stack
  let listener: Listener
  let desk: Desk
  const files = new Map<string, Buffer>()
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    listener = await startListener()
    listener.answer = (request, response) => {
      const file = files.get(request.url ?? '')
      if (file) response.end(file)
      else response.writeHead(404).end()
    }
    files.set('/a.jpg', await photo('rocket.jpg'))
  })
  after(async () => {
    await stack.close()
    await listener.close()
  })
  beforeEach(async () => {
    desk = await openDesk(stack)
  })
  let count = 0
  const jobOf = (other: object) => {
    count += 1
    const attachments = [{ frameId: null, url: `${listener.url}/a.jpg` }]
    return { jobs: [{ referenceId: `ref ${count}`, attachments, ...other }] }
  }
  const jobs = () => `/api/projects/${desk.projectId}/jobs`
  const made = async (other: object) => {
    const [job] = await ask<Job[]>(desk, 'POST', jobs(), jobOf(other))
    await stack.clock.tick()
    return ask<Job>(desk, 'GET', `/api/jobs/${job?.id}`)
  }
  const labelsOf = async ({ mediaId }: Job) =>
    (await ask<{ labels: Label[] }>(desk, 'GET', `/api/images/${mediaId}/labels`)).labels
  const classes = async () => {
    const all = await ask<Named[]>(desk, 'GET', `/api/projects/${desk.projectId}/label-classes`)
    return new Map(all.map(({ id, name }) => [id, name]))
  }
  const box = (other: object = {}) => ({
    id: null,
    externalId: null,
    className: 'car',
    shape: 'box',
    space: 'normalised',
    geometry: { left: 0.1, top: 0.2, right: 0.3, bottom: 0.4 },
    attributes: {},
    locked: false,
    ...other,
  })

  it('stand on its image, in its pixels, with classes and values by name, in the order they came', async () => {
    const id = '01890000-0000-7000-8000-0000000000aa'
    const job = await made({
      prelabels: [
        box({ id, attributes: { colour: 'red', doors: 4 }, externalId: 'a' }),
        box({
          className: 'lane',
          shape: 'polyline',
          geometry: {
            points: [
              [0, 0],
              [1, 1],
            ],
          },
        }),
      ],
    })
    assert.equal(job.state, 'waiting', job.problem?.message)
    const labels = await labelsOf(job)
    const names = await classes()
    const [car, lane] = labels.toSorted((a, b) => a.zIndex - b.zIndex)
    assert.ok(car && lane)
    assert.deepEqual(
      [car.id, car.externalId, names.get(car.classId), names.get(lane.classId)],
      [id, 'a', 'car', 'lane'],
    )
    assert.deepEqual(car.geometry, { left: 64, top: 0.2 * 427, right: 0.3 * 640, bottom: 0.4 * 427 })
    assert.deepEqual(lane.geometry, {
      points: [
        [0, 0],
        [640, 427],
      ],
    })
    assert.deepEqual(Object.values(car.attributes).sort(), [4, 'red'])
    const [change] = await ask<{ origin: string }[]>(desk, 'GET', `/api/images/${job.mediaId}/changes`)
    assert.equal(change?.origin, 'import')
  })

  it('that were sent with another job as well are put here under ids of their own', async () => {
    const id = '01890000-0000-7000-8000-0000000000bb'
    const prelabels = [box({ id })]
    const [first, second] = [await made({ prelabels }), await made({ prelabels })]
    assert.equal((await labelsOf(first))[0]?.id, id)
    const [label, ...others] = await labelsOf(second)
    assert.ok(label && others.length === 0)
    assert.notEqual(label.id, id)
    assert.equal(label.externalId, id)
  })

  it('fail a job when they cannot stand there, and say which', async () => {
    const wrong = await made({ prelabels: [box(), box({ geometry: { left: 0 } })] })
    assert.deepEqual([wrong.state, wrong.problem?.code], ['failed', 'labels_refused'])
    assert.match(wrong.problem?.message ?? '', /^prelabels\[1\]\.geometry/)
    const outside = await made({ prelabels: [box({ geometry: { left: 2, top: 2, right: 3, bottom: 3 } })] })
    assert.match(outside.problem?.message ?? '', /lies outside the image/)
  })

  describe('painted in a picture', () => {
    const mask = (left: number, top: number, width: number, height: number): Mask => ({
      left,
      top,
      width,
      height,
      counts: [0, width * height],
    })
    const paint = async (path: string, of = size) => {
      const png = await paintMasks(
        [
          { mask: mask(10, 20, 30, 40), colour: '#c76e2a' },
          { mask: mask(30, 20, 30, 10), colour: '#c4e538' },
          { mask: mask(0, 0, 2, 1), colour: '#c76e2a' },
        ],
        of,
      )
      files.set(path, png)
    }
    const legend = [
      { colour: '#C76E2A', className: 'car', instance: '5' },
      { colour: '#c4e538', className: 'road', instance: null },
      { colour: '#123456', className: 'sky', instance: null },
    ]
    const masks = (path: string, other: object = {}) => ({
      masks: [{ frameId: null, url: listener.url + path, legend, ...other }],
    })

    it('become a mask for each colour of the legend that is there', async () => {
      await paint('/mask.png')
      const job = await made(masks('/mask.png'))
      assert.equal(job.state, 'waiting', job.problem?.message)
      const names = await classes()
      const labels = await labelsOf(job)
      assert.deepEqual(
        labels.map(({ classId, shape, externalId }) => [names.get(classId), shape, externalId]).sort(),
        [
          ['car', 'mask', '5'],
          ['road', 'mask', null],
        ],
      )
      const [car, road] = labels
        .toSorted((a, b) => (a.externalId ?? '').localeCompare(b.externalId ?? ''))
        .toReversed()
      assert.deepEqual(road?.geometry, { left: 30, top: 20, width: 30, height: 10, counts: [0, 300] })
      const { counts } = (car?.geometry ?? { counts: [] }) as { counts: number[] }
      const area = counts.filter((_, index) => index % 2 === 1).reduce((sum, run) => sum + run, 0)
      assert.equal(area, 30 * 40 - 10 * 10 + 2)
      assert.deepEqual([...names.values()].sort(), ['car', 'road', 'sky'])
      const { unowned } = await keptFiles(stack)
      assert.equal(unowned.length, 1)
    })

    it('fail the job when they are of another size, of a colour that is not named, no picture, or not there', async () => {
      await paint('/small.png', { width: 320, height: 427 })
      await paint('/mask.png')
      files.set('/page.png', Buffer.from('<html>'))
      const refusals: [object, RegExp][] = [
        [masks('/small.png'), /it is 320 x 427 pixels, its picture is 640 x 427/],
        [masks('/mask.png', { legend: legend.slice(0, 1) }), /its colour #c4e538 is not in the legend/],
        [masks('/page.png'), /cannot be read as a picture/],
        [masks('/none.png'), /answered 404/],
      ]
      for (const [other, problem] of refusals) {
        const job = await made(other)
        assert.deepEqual([job.state, job.problem?.code], ['failed', 'masks_refused'])
        assert.match(job.problem?.message ?? '', problem)
      }
    })

    it('are refused at the door where a class is new and the taxonomy is locked', async () => {
      const project = `/api/projects/${desk.projectId}`
      await ask(desk, 'PATCH', project, { taxonomyLocked: true })
      const sent = await stack.send('POST', jobs(), { key: desk.key, body: jobOf(masks('/mask.png')) })
      const { code, message } = refusalIn(sent)
      assert.equal(code, 'taxonomy_locked')
      assert.match(message, /jobs\[0\]\.masks\[0\]\.legend\[0\]/)
    })
  })
})
