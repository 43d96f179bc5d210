import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Video } from '@gesso/client'
import {
  ask,
  boxLabel,
  type Desk,
  makeAttribute,
  makeDataset,
  makeLabelClass,
  openDesk,
  refusalIn,
} from '../../../../testing/builders.ts'
import { exported, jsonIn } from '../../../../testing/exports.ts'
import { frameRow, putFrames, sendTracks } from '../../../../testing/frames.ts'
import { type Stack, startStack } from '../../../../testing/stack.ts'
import { openVideoDesk, putVideo, sendVideo, streetVideo, videoRead } from '../../../../testing/videos.ts'

describe('exports of videos', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('are refused in formats that are not there, with those that are', async () => {
    const refused = async (desk: Desk, format: string) =>
      refusalIn(
        await stack.send('POST', `/api/projects/${desk.projectId}/exports`, {
          key: desk.key,
          body: { format },
        }),
      ).message
    const known = /"word".* known are json_v1\.1, json_coco, semantic_png, pascal, yolo, images, videos$/
    for (const desk of [await openVideoDesk(stack), await openDesk(stack)])
      assert.match(await refused(desk, 'word'), known)
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
    interface Read {
      readonly videos: { video_name: string; segments: unknown[] }[]
    }
    const { videos } = jsonIn<Read>(files, 'videos.json')
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
    assert.equal(jsonIn<Read>(done.files, 'videos.json').videos.length, 1)
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
    await sendTracks(desk, id, added)
    const { run, files } = await exported(desk, { format: 'json_v1.1', labelClassIds: [classId] })
    const [video] = jsonIn<{ videos: Record<string, unknown>[] }>(files, 'videos.json').videos
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
    assert.ok(files.get('days/street.avi')?.equals(content))
    assert.deepEqual(
      run.warnings.map(({ message, examples }) => [message, examples]),
      [['files left out: the file is not kept here', ['days/nowhere.mp4']]],
    )
    assert.equal(video.health, 'OK')
  })

  it('hold frames in formats of images, and say which videos have none', async () => {
    const desk = await openVideoDesk(stack)
    const { id: classId } = await makeLabelClass(desk, 'car')
    await putVideo(desk, desk.datasetId, 'street.mp4')
    const { id } = await putFrames(desk, desk.datasetId, [frameRow('a'), frameRow('b')], 'drive')
    const geometry = { left: 1, top: 2, right: 3, bottom: 4 }
    const keyframes = [{ frame: 1, outside: false, geometry, attributes: {} }]
    await sendTracks(desk, id, [boxLabel(classId, { geometry, keyframes })])
    const { run, files } = await exported(desk, { format: 'json_coco' })
    const file = jsonIn<{ images: { file_name: string }[]; annotations: object[] }>(files, 'annotations.json')
    assert.deepEqual(
      file.images.map(({ file_name }) => file_name),
      ['drive/a.jpg', 'drive/b.jpg'],
    )
    assert.match(JSON.stringify(file.annotations), /^\[\{"id":0,"image_id":2,.*"bbox":\[1,2,2,2\]/)
    assert.deepEqual([run.done, run.total], [2, 2])
    const leftOut = [
      ['videos left out: they have a file of their own: the format videos holds it', ['days/street.mp4']],
    ]
    assert.deepEqual(
      run.warnings.map(({ message, examples }) => [message, examples]),
      leftOut,
    )
    const yolo = await exported(desk, { format: 'yolo' })
    assert.deepEqual(
      [...yolo.files.keys()],
      ['labels/days/drive/a.txt', 'labels/days/drive/b.txt', 'data.yaml'],
    )
  })

  it('keep the tracks of a project of images whole', async () => {
    const desk = await openDesk(stack)
    const { id: classId } = await makeLabelClass(desk, 'car')
    const { id: datasetId } = await makeDataset(desk, 'days')
    await putVideo(desk, datasetId, 'street.mp4')
    const { id } = await putFrames(desk, datasetId, [frameRow('a'), frameRow('b')], 'drive')
    const geometry = { left: 1, top: 2, right: 3, bottom: 4 }
    const keyframes = [{ frame: 1, outside: false, geometry, attributes: {} }]
    await sendTracks(desk, id, [boxLabel(classId, { geometry, keyframes })])
    const { run, files } = await exported(desk, { format: 'videos', options: { tracks: true } })
    const { videos } = jsonIn<{ videos: { video_name: string; tracks?: { keyframes: object[] }[] }[] }>(
      files,
      'videos.json',
    )
    assert.deepEqual(
      videos.map(({ video_name, tracks }) => [video_name, tracks?.map(track => track.keyframes)]),
      [
        ['street.mp4', undefined],
        ['drive', [keyframes]],
      ],
    )
    assert.deepEqual([run.done, run.total, run.result?.['tracks']], [2, 2, 1])
  })
})
