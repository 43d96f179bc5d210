import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aProject } from '../conformance/builders.ts'
import type { ExportAttribute } from '../format.ts'
import { type FormatOptions, parseOptions } from '../options.ts'
import { createExportReport } from '../report.ts'
import type { ExportVideo, VideoFormat, VideoSource } from '../video-format.ts'
import { videos } from './format.ts'
import { jsonV11OfVideos } from './json-v1.1.ts'

const aVideo = (number: number, given: Partial<ExportVideo> = {}): ExportVideo => ({
  id: `11111111-0000-4000-8000-00000000000${number}`,
  name: `video ${number}.mp4`,
  datasetName: 'first',
  width: 640,
  height: 480,
  frameRate: 29.97,
  durationMs: 3004,
  durationFrames: 90,
  status: 'DONE',
  publicUrl: null,
  attributes: {},
  segments: [],
  frames: [],
  tracks: [],
  ...given,
})
const walk = { id: 'a', name: 'walk "fast"', color: '#05f9164d', prefix: null }
const run = { id: 'b', name: 'run', color: '#05f9164d', prefix: 'r' }

async function written(
  format: VideoFormat,
  all: readonly ExportVideo[],
  withoutFile: readonly string[] = [],
  attributes: readonly ExportAttribute[] = [],
  given: FormatOptions = {},
) {
  const source: VideoSource = {
    project: aProject({ contentType: 'VIDEOS', attributes }),
    activityTypes: [walk, run],
    async *videos() {
      yield* all
    },
    async openFile({ name }) {
      return withoutFile.includes(name) ? undefined : bytesOf(name)
    },
  }
  const report = createExportReport()
  const request = {
    exportedAt: new Date('2024-12-09T17:22:33.500Z'),
    baseUrl: 'http://x',
    options: parseOptions(format, given),
  }
  const files: { path: string; text: string }[] = []
  for await (const { path, content } of format.write(source, request, report)) {
    const parts: Uint8Array[] = []
    for await (const part of content) parts.push(Buffer.from(part))
    files.push({ path, text: Buffer.concat(parts).toString() })
  }
  return { files, ...report.summary() }
}

async function* bytesOf(name: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`file of ${name}`)
}

describe('exports of videos', () => {
  it('hold own values of videos and segments by the names of their attributes', async () => {
    const about = { type: 'INT', options: [], links: [] } as const
    const attributes: ExportAttribute[] = [
      { ...about, id: 'lanes', name: 'Lanes', subject: 'VIDEO' },
      { ...about, id: 'speed', name: 'Speed', subject: 'SEGMENT' },
    ]
    const one = { id: 's', startMs: 100, endMs: 900, activityTypeIds: ['b'], predictionId: null }
    const segments = [{ ...one, attributes: { speed: 7, lanes: 1 } }]
    const all = [aVideo(1, { segments, attributes: { lanes: 3 } }), aVideo(2)]
    const { files } = await written(jsonV11OfVideos, all, [], attributes)
    const told = JSON.parse(files[0]?.text ?? '').videos
    assert.deepEqual(
      [told[0].attributes, told[0].segments[0].attributes, told[1].attributes],
      [{ Lanes: 3 }, { Speed: 7 }, {}],
    )
  })

  it('hold segments with the names of their activities', async () => {
    const segments = [
      {
        id: 's',
        startMs: 100,
        endMs: 900,
        activityTypeIds: ['b', 'a'],
        predictionId: null,
        attributes: { speed: 7 },
      },
      { id: 't', startMs: 900, endMs: 3004, activityTypeIds: ['a'], predictionId: 'p', attributes: {} },
    ]
    const all = [aVideo(1, { segments, publicUrl: 'http://x/1' }), aVideo(2)]
    const { files, written: counts, warnings } = await written(jsonV11OfVideos, all)
    assert.deepEqual(
      files.map(file => file.path),
      ['videos.json'],
    )
    assert.deepEqual(JSON.parse(files[0]?.text ?? ''), {
      project_name: 'Streets',
      create_date: '2024-03-05T06:07:08Z',
      export_format_version: '1.1',
      export_date: '2024-12-09T17:22:33Z',
      activity_types: [
        { activity_type_id: 'a', activity_type_name: 'walk "fast"', color: '#05f9164d', prefix: null },
        { activity_type_id: 'b', activity_type_name: 'run', color: '#05f9164d', prefix: 'r' },
      ],
      videos: [1, 2].map(number => ({
        video_id: `11111111-0000-4000-8000-00000000000${number}`,
        video_name: `video ${number}.mp4`,
        dataset_name: 'first',
        video_status: 'DONE',
        width: 640,
        height: 480,
        frame_rate: 29.97,
        duration_ms: 3004,
        duration_frames: 90,
        ...(number === 1 ? { public_url: 'http://x/1' } : {}),
        segments:
          number === 1
            ? [
                {
                  segment_id: 's',
                  start_time_ms: 100,
                  end_time_ms: 900,
                  activities: ['run', 'walk "fast"'],
                  prediction_id: null,
                },
                {
                  segment_id: 't',
                  start_time_ms: 900,
                  end_time_ms: 3004,
                  activities: ['walk "fast"'],
                  prediction_id: 'p',
                },
              ]
            : [],
      })),
    })
    assert.deepEqual([counts.videos, counts.segments, warnings], [2, 2, []])
  })

  it('say of videos that were not read that nothing is known of them', async () => {
    const unread = { width: null, height: null, frameRate: null, durationMs: null, durationFrames: null }
    const { files, warnings } = await written(jsonV11OfVideos, [aVideo(1, unread)])
    assert.equal(JSON.parse(files[0]?.text ?? '').videos[0].duration_ms, null)
    assert.deepEqual(
      warnings.map(({ message, examples }) => [message, examples]),
      [['videos changed: their size and duration are null, for they were not read', ['first/video 1.mp4']]],
    )
  })

  it('hold the files by dataset, under names that are safe and apart', async () => {
    const all = [aVideo(1), aVideo(2, { name: 'VIDEO 1.mp4' }), aVideo(3, { datasetName: '..' }), aVideo(4)]
    const { files, written: counts, skipped } = await written(videos, all, ['video 4.mp4'])
    assert.deepEqual(
      files.map(({ path, text }) => [path, text]),
      [
        ['first/video 1.mp4', 'file of video 1.mp4'],
        ['first/VIDEO 1 (2).mp4', 'file of VIDEO 1.mp4'],
        ['_/video 3.mp4', 'file of video 3.mp4'],
      ],
    )
    assert.deepEqual([counts.files, skipped.files], [3, 1])
  })

  it('say of videos made of pictures which formats hold those, and hold tracks beside the files if asked to', async () => {
    const drive = aVideo(2, {
      name: 'drive',
      frames: [{ frameId: 'a', width: 64, height: 48 }],
      tracks: [{ id: 't', classId: 'c', shape: 'box', zIndex: 0, externalId: null, keyframes: [] }],
    })
    const all = [aVideo(1), drive]
    const { files, warnings } = await written(videos, all, ['drive'], [], { tracks: true })
    assert.deepEqual(
      files.map(file => file.path),
      ['first/video 1.mp4', 'videos.json'],
    )
    const alone = await written(jsonV11OfVideos, all)
    assert.equal(files[1]?.text, alone.files[0]?.text)
    assert.match(files[1]?.text ?? '', /"track_id":"t"/)
    assert.deepEqual(
      warnings.map(({ message, examples }) => [message, examples]),
      [
        [
          'files left out: videos made of pictures have none; formats of images hold their frames',
          ['first/drive'],
        ],
      ],
    )
  })
})
