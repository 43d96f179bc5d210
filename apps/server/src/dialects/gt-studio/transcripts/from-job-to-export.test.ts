import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Label } from '@gesso/core'
import { ask as askOurs, photo } from '../../../testing/builders.ts'
import { exported, jsonIn } from '../../../testing/exports.ts'
import { type Listener, startListener } from '../../../testing/listener.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { doJob, hire, takeSome } from '../../../testing/work.ts'
import { ask, type GtDesk, openGtDesk } from '../testing/gt-desk.ts'

interface CocoFile {
  readonly images: { id: number; file_name: string; width: number; height: number; frame_index: number }[]
  readonly annotations: { image_id: number; bbox: number[]; track_id: number }[]
}

/** Pixels of chelsea.png. */
const [width, height] = [451, 300]

describe('a job on frames over the GT Studio API, from its pictures to a training set', () => {
  let stack: Stack
  let pictures: Listener
  let desk: GtDesk
  before(async () => {
    stack = await startStack({ GESSO_ALLOW_PRIVATE_URLS: '1' })
    pictures = await startListener()
    const picture = await photo('chelsea.png')
    pictures.answer = (_request, response) => response.end(picture)
    desk = await openGtDesk(stack)
  })
  after(async () => {
    await stack.close()
    await pictures.close()
  })

  /** A box that is `left` pixels from the left, as this API has it. */
  const at = (left: number) => ({
    attributes: {},
    coordinates: [
      { x: left / width, y: 0 },
      { x: (left + 41) / width, y: 0 },
      { x: (left + 41) / width, y: 30 / height },
      { x: left / width, y: 30 / height },
    ],
  })

  it('ends in COCO with what the maker corrected, at every frame', async () => {
    const frames = [0, 1, 2, 3, 4].map(frame => ({
      frame_id: `frame ${frame}`,
      src: `${pictures.url}/${frame}.png`,
    }))
    const tracker = {
      _id: 't1',
      type: 'rectangle',
      label: 'Cat',
      color: 'rgb(1, 2, 3)',
      frames: Object.fromEntries(frames.slice(0, 3).map(({ frame_id }, frame) => [frame_id, at(10 * frame)])),
    }
    const data = { video_data: { frames }, maker_response: { video2d: { data: { annotations: [tracker] } } } }
    const body = { reference_id: 'drive 7', work_flow_id: desk.workflowId, data }
    const { job_id } = await ask<{ job_id: string }>(
      desk,
      'POST',
      `/v1/projects/${desk.projectId}/jobs`,
      body,
    )
    await stack.clock.tick()
    const [maker = '', reviewer = ''] = await hire(desk, 2)
    const job = await takeSome(desk, maker)
    assert.equal(job.id, job_id)
    const { labels } = await askOurs<{ labels: Label[] }>(desk, 'GET', `/api/videos/${job.mediaId}/labels`)
    const [label] = labels
    assert.ok(label?.keyframes)
    assert.equal(label.keyframes.length, 4, 'three that were sent, and then it is gone')
    const { version, createdAt, createdBy, updatedAt, updatedBy, ...content } = label
    const corrected = label.keyframes.map(keyframe =>
      keyframe.frame === 2
        ? { ...keyframe, geometry: { left: 30, top: 5, right: 71, bottom: 35 } }
        : keyframe,
    )
    const change = { id: randomUUID(), added: [], removed: [] }
    await askOurs(desk, 'POST', `/api/videos/${job.mediaId}/changes`, {
      ...change,
      updated: [{ version, to: { ...content, keyframes: corrected } }],
    })
    await doJob(desk, maker, job.id, 'submit')
    await takeSome(desk, reviewer)
    assert.equal((await doJob(desk, reviewer, job.id, 'accept')).state, 'done')
    const done = await exported(desk, { format: 'json_coco', statuses: ['DONE'] })
    const { images, annotations } = jsonIn<CocoFile>(done.files, 'annotations.json')
    assert.deepEqual(
      images.map(each => [each.id, each.frame_index, each.file_name, each.width, each.height]),
      [0, 1, 2, 3, 4].map(frame => [frame + 1, frame, `drive 7/frame ${frame}.png`, width, height]),
    )
    assert.deepEqual(
      annotations.map(({ image_id, track_id, bbox }) => [image_id, track_id, bbox.map(Math.round)]),
      [
        [1, 1, [0, 0, 41, 30]],
        [2, 1, [10, 0, 41, 30]],
        [3, 1, [30, 5, 41, 30]],
      ],
    )
    const pixels = await exported(desk, { format: 'images', statuses: ['DONE'] })
    const folders = new Set([...pixels.files.keys()].map(path => path.slice(path.indexOf('/'))))
    assert.deepEqual(
      [...folders],
      images.map(({ file_name }) => `/${file_name}`),
    )
    assert.ok(
      pixels.files
        .values()
        .next()
        .value?.equals(await photo('chelsea.png')),
    )
    assert.deepEqual(done.run.warnings, [])
  })
})
