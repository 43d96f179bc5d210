import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Type } from 'typebox'
import { validatorOf } from '../../../wire/index.ts'
import { JobData, jobFromData } from './job-data.ts'

const parse = validatorOf(Type.Object({ data: JobData }), 'json')
const read = (data: unknown) => jobFromData(parse({ data }, 'body').data)
const url = 'https://example.com/a.jpg&text=Dummy+Image+1'
const frames = [
  { frame_id: 'frame2', src: 'https://example.com/2.jpg' },
  { frame_id: 'frame1', src: 's3://bucket/1.jpg' },
]
const triangle = { p1: { x: 0, y: 0 }, p2: { x: 1, y: 0 }, p3: { x: 0, y: 1 } }

describe('the data of a job', () => {
  it('is one image, its address alone or in a list', () => {
    for (const image_url of [url, [url]]) {
      const { task, attachments, sent } = read({ image_url, metadata: null })
      assert.deepEqual([task, attachments], ['image', [{ frameId: null, url }]])
      assert.deepEqual(sent, { image_url, metadata: null })
    }
  })

  it('is frames in the order of the list, also of several images and of one camera', () => {
    const wanted = [
      { frameId: 'frame2', url: 'https://example.com/2.jpg' },
      { frameId: 'frame1', url: 's3://bucket/1.jpg' },
    ]
    assert.deepEqual(read({ video_data: { frames } }).attachments, wanted)
    const sensor_data = {
      frames: frames.map(({ frame_id, src }) => ({
        frame_id,
        sensors: [{ sensor_id: 'right', data_url: src, sensor_pose: null }],
      })),
      sensor_meta: [{ id: 'right', name: 'right', state: 'editable', modality: null, primary_view: true }],
    }
    assert.deepEqual(read({ sensor_data, metadata: null }).attachments, wanted)
    const listed = read({ image_url: [url, 'gs://bucket/b.png'] })
    assert.deepEqual(
      [listed.task, listed.attachments.map(({ frameId }) => frameId)],
      ['video', ['image1', 'image2']],
    )
  })

  it('may bring reference pictures, by frame', () => {
    const images = [{ frame_id: 'frame1', data: [{ label: 'camera 1', image_url: url }] }]
    for (const name of ['vector', 'raster'])
      assert.deepEqual(read({ video_data: { frames }, reference_data: { [name]: { images } } }).references, [
        { frameId: 'frame1', pictures: [{ label: 'camera 1', url }] },
      ])
  })

  it('may bring labels of every kind, each in its list', () => {
    const object = { label: 'car', points: triangle }
    const { labels, raster } = read({
      image_url: url,
      maker_response: {
        polygons: { data: [object] },
        lines: { data: [object, object] },
        landmarks: { data: [] },
        raster: { data: { url: 'https://example.com/mask.png', legend: { '#c76e2a': 'car # 5' } } },
      },
    })
    assert.deepEqual(
      labels.map(({ shape }) => shape),
      ['polygon', 'polyline', 'polyline'],
    )
    assert.deepEqual(raster?.legend, { '#c76e2a': 'car # 5' })
    const tracker = { _id: 't', type: 'line', label: 'lane', frames: { frame1: { points: triangle } } }
    for (const name of ['video2d', 'video_2d']) {
      const maker_response = { [name]: { data: { annotations: [tracker] } } }
      const [label] = read({ video_data: { frames }, maker_response }).labels
      assert.deepEqual(
        [label?.externalId, label?.keyframes?.map(({ frameId }) => frameId)],
        ['t', ['frame1']],
      )
    }
  })

  it('is refused with the place that is wrong', () => {
    const object = { label: 'car', points: triangle }
    const tracker = { type: 'line', label: 'lane', frames: { frame1: { points: triangle } } }
    const video2d = { data: { annotations: [tracker] } }
    const sensors = (sensor_meta: object[], given: object[] | null) => ({
      sensor_data: { sensor_meta, frames: given },
    })
    const wrong: [object, RegExp][] = [
      [{}, /^data\.image_url is missing$/],
      [{ image_url: null, metadata: {} }, /^data\.image_url is missing$/],
      [{ image_url: url, video_data: { frames } }, /^data\.video_data is beside image_url/],
      [{ image_url: [] }, /^data\.image_url must /],
      [{ image_url: 'chelsea.png' }, /^url chelsea\.png is refused: data\.image_url must be an address/],
      [{ image_url: 'file:///etc/passwd' }, /data\.image_url must be an address/],
      [{ image_url: [url, 'ftp://a/b'] }, /data\.image_url\[1\] must be an address/],
      [{ video_data: { frames: [] } }, /^data\.video_data\.frames must have at least 1 items/],
      [{ video_data: { frames: [{ src: url }] } }, /^data\.video_data\.frames\[0\]\.frame_id is missing/],
      [{ video_data: { frames: [{ frame_id: ' ', src: url }] } }, /frames\[0\]\.frame_id must not be blank/],
      [{ video_data: { frames: [{ frame_id: 7, src: url }] } }, /frames\[0\]\.frame_id must be string/],
      [{ video_data: { frames: [...frames, frames[0]] } }, /frames\[2\]\.frame_id is "frame2" a second time/],
      [
        { image_url: url, maker_response: { video2d } },
        /^data\.maker_response\.video2d is for jobs with video_data/,
      ],
      [
        { image_url: url, maker_response: { boxes: [] } },
        /^data\.maker_response\.boxes is unknown; known are rect/,
      ],
      [
        { video_data: { frames }, maker_response: { lines: { data: [object] } } },
        /lines is for jobs with image_url/,
      ],
      [
        { video_data: { frames }, maker_response: { video2d, video_2d: video2d } },
        /video_2d says the same as video2d/,
      ],
      [
        { image_url: url, maker_response: { lines: { data: [object, { points: triangle }] } } },
        /^data\.maker_response\.lines\.data\[1\]\.label is missing$/,
      ],
      [
        {
          image_url: url,
          maker_response: { lines: { data: [{ ...object, points: { a: { x: 600, y: 0 } } }] } },
        },
        /^data\.maker_response\.lines\.data\[0\]\.points\.a\.x must be <= 2$/,
      ],
      [
        { video_data: { frames }, reference_data: { vector: { images: [{ frame_id: 'x', data: [] }] } } },
        /^data\.reference_data\.vector\.images\[0\]\.frame_id is x, which is no frame/,
      ],
      [sensors([{ id: 'a' }], null), /^data\.sensor_data\.frames is missing/],
      [sensors([{ id: 'a' }, { id: 'b' }], [{ frame_id: '1', sensors: [] }]), /has more than one sensor/],
      [sensors([{ id: 'a', modality: 'lidar' }], [{ frame_id: '1', sensors: [] }]), /modality is lidar/],
      [
        sensors([{ id: 'a' }], [{ frame_id: '1', sensors: [] }]),
        /sensors must be one picture of the sensor a/,
      ],
    ]
    for (const [data, message] of wrong) assert.throws(() => read(data), { message })
  })
})
