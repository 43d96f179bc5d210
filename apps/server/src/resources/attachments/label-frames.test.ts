import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Keyframe, Label } from '@gesso/core'
import sharp from 'sharp'
import { paintMasks } from '../../pictures/index.ts'
import { ask, type Desk, openDesk } from '../../testing/builders.ts'
import { type Listener, startListener } from '../../testing/listener.ts'
import { type Stack, startStack } from '../../testing/stack.ts'

interface Job {
  readonly id: string
  readonly state: string
  readonly mediaId: string | null
  readonly problem: { readonly message: string } | null
}

/** The frames differ in size, which a sequence need not but may. */
const widths = [100, 200, 100, 50, 100]
const height = 80

describe('labels that come with a job of frames', () => {
  let stack: Stack
  let listener: Listener
  let desk: Desk
  const files = new Map<string, Buffer>()
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    desk = await openDesk(stack)
    listener = await startListener()
    listener.answer = (request, response) => void response.end(files.get(request.url ?? ''))
    for (const [index, width] of widths.entries()) {
      const background = { r: 20 * index, g: 40, b: 60 }
      files.set(
        `/${index}.png`,
        await sharp({ create: { width, height, channels: 3, background } })
          .png()
          .toBuffer(),
      )
    }
  })
  after(async () => {
    await stack.close()
    await listener.close()
  })
  const made = async (referenceId: string, other: object) => {
    const attachments = widths.map((_, index) => ({
      frameId: `f${index}`,
      url: `${listener.url}/${index}.png`,
    }))
    const path = `/api/projects/${desk.projectId}/jobs`
    const [sent] = await ask<Job[]>(desk, 'POST', path, { jobs: [{ referenceId, attachments, ...other }] })
    await stack.clock.tick()
    const job = await ask<Job>(desk, 'GET', `/api/jobs/${sent?.id}`)
    assert.equal(job.state, 'waiting', job.problem?.message)
    return (await ask<{ labels: Label[] }>(desk, 'GET', `/api/videos/${job.mediaId}/labels`)).labels
  }
  const told = (keyframes: readonly Keyframe[] | undefined = []) =>
    keyframes.map(({ frame, outside, geometry }) => [
      frame,
      outside ? 'outside' : geometry['left'],
      geometry['right'],
    ])

  it('are tracks: where each frame says, outside where one is left out, in the pixels of each frame', async () => {
    const at = (frame: number, left: number) => ({
      frameId: `f${frame}`,
      geometry: { left, top: 0.25, right: 0.5, bottom: 0.5 },
      attributes: { lane: frame },
    })
    const keyframes = [at(1, 0.25), at(2, 0.1), at(4, 0.3)]
    const track = { id: null, externalId: 't1', className: 'car', shape: 'box', space: 'normalised' }
    const prelabels = [{ ...track, geometry: null, attributes: { kind: 'van' }, locked: true, keyframes }]
    const [label, ...others] = await made('tracks', { prelabels })
    assert.ok(label && others.length === 0)
    assert.deepEqual([label.externalId, label.locked], ['t1', true])
    assert.deepEqual(told(label.keyframes), [
      [1, 50, 100],
      [2, 10, 50],
      [3, 'outside', 25],
      [4, 30, 50],
    ])
    assert.deepEqual(
      label.keyframes?.map(({ attributes }) => Object.values(attributes).sort()),
      [
        [1, 'van'],
        [2, 'van'],
        [2, 'van'],
        [4, 'van'],
      ],
    )
  })

  it('painted for one frame are on that frame alone', async () => {
    const mask = { left: 1, top: 2, width: 3, height: 4, counts: [0, 12] }
    files.set('/mask.png', await paintMasks([{ mask, colour: '#0000ff' }], { width: 200, height }))
    const legend = [{ colour: '#0000ff', className: 'road', instance: null }]
    const [label] = await made('masks', {
      masks: [{ frameId: 'f1', url: `${listener.url}/mask.png`, legend }],
    })
    assert.deepEqual([label?.shape, label?.geometry], ['mask', mask])
    assert.deepEqual(
      label?.keyframes?.map(({ frame, outside }) => [frame, outside]),
      [
        [1, false],
        [2, true],
      ],
    )
  })
})
