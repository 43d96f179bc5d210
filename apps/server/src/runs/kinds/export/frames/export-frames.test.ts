import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import {
  ask,
  boxLabel,
  type Desk,
  makeAttribute,
  makeDataset,
  makeLabelClass,
  makeTagClass,
  openDesk,
  photo,
  putImages,
  refusalIn,
  sendChange,
  uploadFile,
} from '../../../../testing/builders.ts'
import { exported, jsonIn } from '../../../../testing/exports.ts'
import { frameRow, putFrames, sendTracks } from '../../../../testing/frames.ts'
import { type Stack, startStack } from '../../../../testing/stack.ts'

interface CocoFile {
  readonly images: { id: number; file_name: string; video_id?: number; frame_index?: number }[]
  readonly annotations: {
    id: number
    image_id: number
    category_id: number
    bbox: number[]
    track_id?: number
    attributes: object
  }[]
  readonly videos?: object[]
}

interface JsonFile {
  readonly images: {
    image_id: string
    image_name: string
    image_status: string
    dataset_name: string
    frame?: number
    labels: { id: string; track_id?: string; class_name: string; bbox: number[]; mask: number[] | null }[]
  }[]
}

const size = { width: 64, height: 48 }
const still = { left: 1, top: 1, right: 3, bottom: 3 }

describe('exports of frames', () => {
  let stack: Stack
  let desk: Desk
  let street: Street
  before(async () => {
    stack = await startStack()
    desk = await openDesk(stack)
    street = await makeStreet(desk)
  })
  after(() => stack.close())

  it('are refused to those who may not export, and to strangers', async () => {
    const path = `/api/projects/${desk.projectId}/exports`
    const refused = async (key: string) =>
      refusalIn(await stack.send('POST', path, { key, body: { format: 'json_coco' } })).status
    assert.equal(await refused(await stack.key(desk.workspaceId, 'Labeller')), 403)
    assert.equal(await refused((await stack.workspace()).key), 404)
  })

  it('hold in COCO every frame as an image, with what is seen at it and by which track', async () => {
    const { run, files } = await exported(desk, { format: 'json_coco' })
    const file = jsonIn<CocoFile>(files, 'annotations.json')
    assert.deepEqual(
      file.images.map(({ id, file_name, video_id, frame_index }) => [id, file_name, video_id, frame_index]),
      [
        [1, 'a.jpg', undefined, undefined],
        ...[0, 1, 2, 3, 4, 5].map(frame => [frame + 2, `drive/f${frame}.jpg`, 1, frame]),
      ],
    )
    assert.deepEqual(file.videos, [{ id: 1, name: 'drive' }])
    const seen = file.annotations.map(({ image_id, category_id, bbox, track_id, attributes }) => [
      image_id,
      category_id,
      bbox,
      track_id,
      attributes,
    ])
    const [red, blue] = [{ Colour: 'red' }, { Colour: 'blue' }]
    assert.deepEqual(seen, [
      [1, 1, [1, 1, 2, 2], undefined, {}],
      [2, 1, [0, 0, 10, 10], 1, red],
      [3, 2, [10, 11, 3, 2], 2, {}],
      [3, 1, [10, 0, 10, 10], 1, red],
      [4, 2, [10, 11, 3, 2], 2, {}],
      [4, 1, [20, 0, 10, 10], 1, blue],
      [5, 2, [40, 20, 2, 1], 2, {}],
      [5, 1, [20, 0, 10, 10], 1, blue],
      [6, 2, [40, 20, 2, 1], 2, {}],
    ])
    assert.deepEqual(
      file.annotations.map(({ id }) => id),
      seen.map((_, index) => index),
    )
    assert.deepEqual([run.done, run.total, run.result?.['images'], run.result?.['labels']], [7, 7, 7, 9])
    assert.deepEqual(run.result?.['classes'], [
      { id: street.carId, name: 'car', labels: 5, images: 5 },
      { id: street.roadId, name: 'road', labels: 4, images: 4 },
    ])
    assert.deepEqual(
      run.warnings.map(({ message, examples }) => [message, examples]),
      [['images changed: they have no picture', ['days/drive/f4.jpg: it was not found']]],
    )
  })

  it('hold in Hasty JSON the same, under ids that are of one frame each and the same every time', async () => {
    const read = async () =>
      jsonIn<JsonFile>((await exported(desk, { format: 'json_v1.1' })).files, 'labels.json')
    const file = await read()
    const frames = file.images.slice(1)
    assert.deepEqual(
      frames.map(({ frame, image_name, dataset_name, image_status }) => [
        frame,
        image_name,
        dataset_name,
        image_status,
      ]),
      [0, 1, 2, 3, 4, 5].map(frame => [frame, `drive/f${frame}.jpg`, 'days', 'IN PROGRESS']),
    )
    const tracks = frames.map(({ labels }) => labels.map(({ track_id }) => track_id))
    const [car, road] = [street.carTrackId, street.roadTrackId]
    assert.deepEqual(tracks, [[car], [road, car], [road, car], [road, car], [road], []])
    assert.deepEqual(
      frames.map(({ labels }) => labels.find(({ mask }) => mask)?.mask),
      [undefined, [2, 4], [2, 4], [1, 2], [1, 2], undefined],
    )
    const ids = file.images.flatMap(({ image_id, labels }) => [image_id, ...labels.map(({ id }) => id)])
    assert.equal(new Set(ids).size, 16)
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    assert.deepEqual((await read()).images, file.images)
  })

  it('hold in Pascal VOC and YOLO a file for each frame, in a folder for each video', async () => {
    const voc = (await exported(desk, { format: 'pascal' })).files
    const stems = ['a', ...[0, 1, 2, 3, 4, 5].map(frame => `drive/f${frame}`)].map(each => `days/${each}`)
    assert.deepEqual(String(voc.get('ImageSets/Main/days.txt')).trim().split('\n'), stems)
    const text = String(voc.get('Annotations/days/drive/f1.xml'))
    assert.match(text, /<filename>days\/drive\/f1.jpg<\/filename>/)
    assert.deepEqual(
      [...text.matchAll(/<(xmin|ymin|xmax|ymax)>(\d+)</g)].map(([, name, value]) => `${name} ${value}`),
      ['xmin 11', 'ymin 12', 'xmax 13', 'ymax 13', 'xmin 11', 'ymin 1', 'xmax 20', 'ymax 10'],
    )
    assert.doesNotMatch(String(voc.get('Annotations/days/drive/f5.xml')), /object/)
    const yolo = (await exported(desk, { format: 'yolo' })).files
    const lines = (path: string) => String(yolo.get(path)).trim().split('\n')
    assert.deepEqual([...yolo.keys()], [...stems.map(stem => `labels/${stem}.txt`), 'data.yaml'])
    assert.deepEqual(
      lines('labels/days/drive/f2.txt').map(line => line.split(' ').map(Number)),
      [
        [1, 11.5 / 64, 12 / 48, 3 / 64, 2 / 48],
        [0, 25 / 64, 5 / 48, 10 / 64, 10 / 48],
      ].map(numbers => numbers.map(number => Number(number.toFixed(6)))),
    )
    assert.deepEqual(lines('labels/days/drive/f5.txt'), [''])
  })

  it('hold in semantic PNG the pixels of each frame', async () => {
    const { files } = await exported(desk, { format: 'semantic_png' })
    const pixels = async (frame: number) => {
      const { data, info } = await sharp(files.get(`days/drive/f${frame}.png`))
        .toColourspace('b-w')
        .raw()
        .toBuffer({ resolveWithObject: true })
      assert.deepEqual([info.width, info.height, info.channels], [64, 48, 1])
      return (x: number, y: number) => data[y * 64 + x]
    }
    const [one, three, five] = [await pixels(1), await pixels(3), await pixels(5)]
    assert.deepEqual([one(15, 5), one(11, 11), one(10, 11), one(10, 12)], [1, 2, 0, 2])
    assert.deepEqual([three(25, 5), three(15, 5), three(40, 20), three(11, 11)], [1, 0, 2, 0])
    assert.deepEqual([five(25, 5), five(40, 20)], [0, 0])
  })

  it('hold the pictures themselves, beside images, and say which there are none of', async () => {
    const own = await openDesk(stack)
    const dataset = await makeDataset(own, 'days')
    const [boats, rocket] = [await photo('nagasaki-boats.jpg'), await photo('rocket.jpg')]
    const frames = [
      { frameId: '000', uploadId: await uploadFile(own, boats) },
      { frameId: '001.jpg', uploadId: await uploadFile(own, rocket) },
    ]
    const body = { datasetId: dataset.id, name: 'drive', frames }
    await ask(own, 'POST', `/api/projects/${own.projectId}/frame-videos`, body)
    const lost = frameRow('lost', { problem: 'it was not found' })
    await putFrames(own, dataset.id, [lost, frameRow('elsewhere')], 'gone')
    const { run, files } = await exported(own, { format: 'images' })
    assert.deepEqual([...files.keys()], ['days/drive/000.jpg', 'days/drive/001.jpg'])
    assert.ok(files.get('days/drive/000.jpg')?.equals(boats))
    assert.ok(files.get('days/drive/001.jpg')?.equals(rocket))
    assert.deepEqual(
      run.warnings.map(({ message, examples }) => [message, examples]),
      [
        ['images changed: they have no picture', ['days/gone/lost: it was not found']],
        [
          'files left out: the file is not kept here, nor given by a bucket',
          ['days/gone/lost.jpg', 'days/gone/elsewhere.jpg'],
        ],
      ],
    )
  })

  it('are narrowed as images are: by dataset, status, tag and class; no frame is lost by its labels', async () => {
    const names = async (body: object) => {
      const { files } = await exported(desk, { format: 'json_coco', ...body })
      const { images, annotations } = jsonIn<CocoFile>(files, 'annotations.json')
      return [images.length, annotations.length]
    }
    const other = await makeDataset(desk)
    assert.deepEqual(await names({ datasetIds: [other.id] }), [0, 0])
    assert.deepEqual(await names({ labelClassIds: [street.roadId] }), [7, 4])
    await ask(desk, 'PUT', `/api/videos/${street.videoId}/status`, { status: 'DONE' })
    assert.deepEqual(await names({ statuses: ['DONE'] }), [6, 8])
    assert.deepEqual(await names({ statuses: ['IN PROGRESS'] }), [1, 1])
    const rain = await makeTagClass(desk)
    assert.deepEqual(await names({ tagClassIds: [rain.id] }), [0, 0])
    const tagged = { id: rain.id, media_id: street.videoId, tag_class_id: rain.id, created_at: new Date() }
    await stack.context.db.insertInto('media_tag').values(tagged).execute()
    assert.deepEqual(await names({ tagClassIds: [rain.id] }), [6, 8])
  })

  it('leave out, and name, frames whose size nobody knows', async () => {
    const own = await openDesk(stack)
    const { id: datasetId } = await makeDataset(own, 'days')
    const unknown = { width: null, height: null }
    await putFrames(own, datasetId, [frameRow('a', unknown)], 'unseen')
    await putFrames(own, datasetId, [frameRow('a', unknown), frameRow('b', size)], 'seen')
    const { run, files } = await exported(own, { format: 'json_v1.1' })
    assert.deepEqual(
      jsonIn<JsonFile>(files, 'labels.json').images.map(({ image_name }) => image_name),
      ['seen/a.jpg', 'seen/b.jpg'],
    )
    assert.deepEqual([run.done, run.total], [2, 2])
    assert.deepEqual(
      run.warnings.map(({ message, examples }) => [message, examples]),
      [
        ['images left out: nobody has seen them yet, so their size is not known', ['days/unseen/a']],
        ['images changed: nobody has seen them yet, so they are as large as their video', ['days/seen/a']],
      ],
    )
  })
})

interface Street {
  readonly carId: string
  readonly roadId: string
  readonly videoId: string
  readonly carTrackId: string
  readonly roadTrackId: string
}

/** An image with a car, and a video of six frames: a car that moves and is gone from the fifth, a road until the last. */
async function makeStreet(desk: Desk): Promise<Street> {
  const [car, road] = [await makeLabelClass(desk, 'car'), await makeLabelClass(desk, 'road')]
  const colour = await makeAttribute(desk, { name: 'Colour', type: 'TEXT', subject: 'LABEL' })
  const { id: datasetId } = await makeDataset(desk, 'days')
  const frames = [0, 1, 2, 3, 4, 5].map(frame => frameRow(`f${frame}.jpg`, size))
  frames[4] = frameRow('f4.jpg', { problem: 'it was not found', ...size })
  const { id: videoId } = await putFrames(desk, datasetId, frames, 'drive')
  const [imageId = ''] = await putImages(desk, datasetId, ['a.jpg'])
  await sendChange(desk, imageId, { added: [boxLabel(car.id, { geometry: still })] })
  const box = (frame: number, left: number, value: string, outside = false) => ({
    frame,
    outside,
    geometry: { left, top: 0, right: left + 10, bottom: 10 },
    attributes: { [colour.id]: value },
  })
  const small = { left: 10, top: 11, width: 3, height: 2, counts: [1, 4, 1] }
  const other = { left: 40, top: 20, width: 2, height: 1, counts: [0, 2] }
  const mask = (frame: number, geometry: object, outside = false) => ({
    frame,
    outside,
    geometry: { ...geometry },
    attributes: {},
  })
  const tracks = [
    boxLabel(car.id, {
      zIndex: 1,
      keyframes: [box(0, 0, 'red'), box(2, 20, 'blue'), box(4, 20, 'blue', true)],
    }),
    boxLabel(road.id, { shape: 'mask', keyframes: [mask(1, small), mask(3, other), mask(5, other, true)] }),
  ].map(track => ({ ...track, geometry: track.keyframes?.[0]?.geometry ?? track.geometry }))
  await sendTracks(desk, videoId, tracks)
  const [carTrackId = '', roadTrackId = ''] = tracks.map(({ id }) => id)
  return { carId: car.id, roadId: road.id, videoId, carTrackId, roadTrackId }
}
