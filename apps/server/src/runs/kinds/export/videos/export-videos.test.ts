import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import type { Run, Video } from '@gesso/client'
import { fromBufferPromise } from 'yauzl'
import {
  ask,
  boxLabel,
  type Desk,
  makeAttribute,
  makeLabelClass,
  openDesk,
  refusalIn,
} from '../../../../testing/builders.ts'
import { frameRow, putFrames } from '../../../../testing/frames.ts'
import { type Stack, startStack } from '../../../../testing/stack.ts'
import { openVideoDesk, putVideo, sendVideo, streetVideo, videoRead } from '../../../../testing/videos.ts'

describe('exports of videos', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const exported = async (desk: Desk, body: object): Promise<{ run: Run; files: Map<string, string> }> => {
    let run = await ask<Run>(desk, 'POST', `/api/projects/${desk.projectId}/exports`, body)
    while (run.state === 'queued' || run.state === 'running')
      run = await ask<Run>(desk, 'GET', `/api/runs/${run.id}`)
    assert.equal(run.state, 'done', run.error ?? '')
    const zip = Buffer.from(await (await fetch(run.downloadUrl ?? '')).arrayBuffer())
    const opened = await fromBufferPromise(zip, { lazyEntries: true })
    const files = new Map<string, string>()
    for await (const entry of opened.eachEntry())
      files.set(entry.fileName, await text(await opened.openReadStreamPromise(entry)))
    return { run, files }
  }

  it('are refused in formats of images, and images in formats of videos', async () => {
    const refused = async (desk: Desk, format: string) =>
      refusalIn(
        await stack.send('POST', `/api/projects/${desk.projectId}/exports`, {
          key: desk.key,
          body: { format },
        }),
      ).message
    const videos = await openVideoDesk(stack)
    assert.match(await refused(videos, 'json_coco'), /"json_coco".* known are json_v1\.1, videos$/)
    assert.match(await refused(await openDesk(stack), 'videos'), /"videos".* known are .*json_coco/)
  })

  it('hold every video of the filter with its segments', async () => {
    const desk = await openVideoDesk(stack)
    const one = await putVideo(desk, desk.datasetId, 'one.mp4')
    await putVideo(desk, desk.datasetId, 'two.mp4', null)
    await ask(desk, 'PUT', `/api/videos/${one}/status`, { status: 'DONE' })
    const path = `/api/projects/${desk.projectId}/activity-types`
    const { id } = await ask<{ id: string }>(desk, 'POST', path, { name: 'walk' })
    const segment = { startMs: 100, endMs: 900, activityTypeIds: [id] }
    await ask(desk, 'POST', `/api/videos/${one}/segments`, segment)
    const { run, files } = await exported(desk, { format: 'json_v1.1', pictureUrls: true })
    const { videos } = JSON.parse(files.get('videos.json') ?? '') as {
      videos: { video_name: string; segments: unknown[] }[]
    }
    assert.deepEqual(
      videos.map(({ video_name, segments }) => [video_name, segments.length]),
      [
        ['one.mp4', 1],
        ['two.mp4', 0],
      ],
    )
    assert.deepEqual([run.result?.['videos'], run.result?.['segments'], run.total], [2, 1, 2])
    assert.equal(run.warnings.length, 1)
    const done = await exported(desk, { format: 'json_v1.1', statuses: ['DONE'] })
    assert.equal(JSON.parse(done.files.get('videos.json') ?? '').videos.length, 1)
  })

  it('hold the tracks of a video that is made of pictures, of the classes that are asked for', async () => {
    const desk = await openVideoDesk(stack)
    const { id: classId } = await makeLabelClass(desk, 'car')
    const { id: otherId } = await makeLabelClass(desk, 'tree')
    const colour = await makeAttribute(desk, { name: 'Colour', type: 'TEXT', subject: 'LABEL' })
    const { id } = await putFrames(desk, desk.datasetId, [frameRow('a'), frameRow('b')], 'drive')
    const geometry = { left: 1, top: 2, right: 3.5, bottom: 4 }
    const keyframes = [
      { frame: 0, outside: false, geometry, attributes: { [colour.id]: 'red' } },
      { frame: 1, outside: true, geometry, attributes: {} },
    ]
    const added = [boxLabel(classId, { keyframes }), boxLabel(otherId, { keyframes })]
    await ask(desk, 'POST', `/api/videos/${id}/changes`, {
      id: randomUUID(),
      added,
      updated: [],
      removed: [],
    })
    const { run, files } = await exported(desk, { format: 'json_v1.1', labelClassIds: [classId] })
    const [video] = (JSON.parse(files.get('videos.json') ?? '') as { videos: Record<string, unknown>[] })
      .videos
    assert.deepEqual(video?.['frames'], [
      { frame_id: 'a', width: 640, height: 480 },
      { frame_id: 'b', width: 640, height: 480 },
    ])
    assert.deepEqual(video?.['tracks'], [
      {
        track_id: added[0]?.id,
        class_name: 'car',
        shape: 'box',
        z_index: 0,
        external_id: null,
        keyframes: [
          { frame: 0, outside: false, geometry, attributes: { Colour: 'red' } },
          { frame: 1, outside: true, geometry, attributes: {} },
        ],
      },
    ])
    assert.equal(run.result?.['tracks'], 1)
    assert.deepEqual(run.warnings, [])
  })

  it('hold the files themselves', async () => {
    const desk = await openVideoDesk(stack)
    const content = await streetVideo()
    const video = await videoRead<Video>(desk, await sendVideo(desk, 'street.avi', content))
    const url = `http://127.0.0.1:9/nowhere.mp4`
    const lost = await stack.send('POST', `/api/projects/${desk.projectId}/videos`, {
      key: desk.key,
      body: { datasetId: desk.datasetId, url },
    })
    await videoRead<Video>(desk, lost)
    const { run, files } = await exported(desk, { format: 'videos' })
    assert.deepEqual([...files.keys()], ['days/street.avi'])
    assert.equal(files.get('days/street.avi'), content.toString())
    assert.deepEqual(
      run.warnings.map(({ message, examples }) => [message, examples]),
      [['files left out: the file is not kept here', ['days/nowhere.mp4']]],
    )
    assert.equal(video.health, 'OK')
  })
})
