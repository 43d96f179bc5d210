import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { FrameTimes, Video } from '@gesso/client'
import { ask, type Desk } from '../../../testing/builders.ts'
import { keptFiles } from '../../../testing/kept-files.ts'
import { type Stack, startStack } from '../../../testing/stack.ts'
import {
  madeVideo,
  openVideoDesk,
  rewritten,
  sendVideo,
  streetVideo,
  videoRead,
} from '../../../testing/videos.ts'

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast']

describe('reading videos', () => {
  let stack: Stack
  let desk: Desk & { datasetId: string }
  before(async () => {
    stack = await startStack()
    desk = await openVideoDesk(stack)
  })
  after(() => stack.close())

  const read = async (name: string, content: Buffer, at = desk) =>
    videoRead<Video>(at, await sendVideo(at, name, content))
  const timesOf = (video: Video) => ask<FrameTimes>(desk, 'GET', `/api/videos/${video.id}/frame-times`)
  const startsOf = ({ firstUs, lengthsUs }: FrameTimes) => {
    const starts = [firstUs]
    for (const length of lengthsUs.slice(0, -1)) starts.push((starts.at(-1) ?? 0) + length)
    return starts
  }
  const seen = (video: Video) => {
    const { health, problem, width, height, durationMs, durationFrames, frameRate } = video
    return { health, problem, width, height, durationMs, durationFrames, frameRate }
  }
  const sound = {
    health: 'OK',
    problem: null,
    width: 192,
    height: 144,
    durationMs: 3000,
    durationFrames: 30,
    frameRate: 10,
  }
  /** Whether browsers are shown the file itself. */
  const asItIs = async (video: Video) => {
    const bytes = async (url: string | null) => Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
    return (await bytes(video.playUrl)).equals(await bytes(video.originalUrl))
  }

  it('takes an MP4 as it is, with its exact frame times and a poster', async () => {
    const video = await read('street.mp4', await madeVideo('a.mp4', ...h264))
    assert.deepEqual(seen(video), sound)
    assert.deepEqual([video.format, video.codec], ['MP4', 'avc'])
    assert.ok(await asItIs(video))
    const starts = startsOf(await timesOf(video))
    assert.deepEqual(
      starts,
      Array.from({ length: 30 }, (_, frame) => frame * 100_000),
    )
    const poster = await fetch(video.posterUrl ?? '')
    assert.deepEqual([poster.status, poster.headers.get('content-type')], [200, 'image/webp'])
    const part = await fetch(video.playUrl ?? '', { headers: { range: 'bytes=4-7' } })
    assert.deepEqual(
      [part.status, part.headers.get('content-type'), await part.text()],
      [206, 'video/mp4', 'ftyp'],
    )
  })

  it('takes a WebM as it is', async () => {
    const video = await read('street.webm', await madeVideo('a.webm', '-c:v', 'libvpx', '-b:v', '200k'))
    assert.deepEqual(seen(video), sound)
    assert.deepEqual([video.format, video.codec, await asItIs(video)], ['WebM', 'vp8', true])
  })

  it('puts the frames of a MOV into an MP4', async () => {
    const video = await read('street.mov', await madeVideo('a.mov', ...h264))
    assert.deepEqual(seen(video), sound)
    assert.equal(video.format, 'QuickTime File Format')
    assert.equal(await asItIs(video), false)
    assert.equal((await fetch(video.playUrl ?? '')).headers.get('content-type'), 'video/mp4')
  })

  it('encodes anew what no browser plays', async () => {
    const video = await read('street.avi', await streetVideo())
    assert.deepEqual(seen(video), { ...sound, width: 768, height: 576 })
    assert.deepEqual([video.format, video.codec], ['AVI', 'msmpeg4v3'])
    const hevc = await read('hevc.mp4', await madeVideo('a.mp4', '-c:v', 'libx265', '-preset', 'ultrafast'))
    assert.deepEqual(seen(hevc), sound)
    assert.deepEqual([hevc.codec, await asItIs(hevc)], ['hevc', false])
  })

  it('knows each frame of a video whose frames last differently long', async () => {
    const sparse = ['-vf', "scale=192:144,select='not(mod(n,3))+gt(n,15)'", '-fps_mode', 'vfr']
    const expected = [0, 3, 6, 9, 12, 15, ...Array.from({ length: 14 }, (_, index) => 16 + index)]
    for (const [name, ...codec] of [
      ['sparse.mp4', ...h264],
      ['sparse.avi.mkv', '-c:v', 'mpeg4'],
    ]) {
      const video = await read(name ?? '', await madeVideo(name ?? '', ...sparse, ...codec))
      assert.deepEqual(
        startsOf(await timesOf(video)),
        expected.map(tenths => tenths * 100_000),
      )
      assert.deepEqual(seen(video), { ...sound, durationFrames: 20, frameRate: 6.667 })
    }
  })

  it('tells the size after a rotation that the file asks for', async () => {
    const upright = await madeVideo('a.mp4', ...h264)
    const turned = await rewritten(upright, 'b.mp4', '-c', 'copy', '-metadata:s:v', 'rotate=90')
    const video = await read('turned.mp4', turned)
    assert.deepEqual(seen(video), { ...sound, width: 144, height: 192 })
  })

  it('takes a video with sound, whose sound lasts longer', async () => {
    const sound_ = [
      '-f',
      'lavfi',
      '-t',
      '3.5',
      '-i',
      'sine=440',
      '-map',
      '0:v',
      '-map',
      '1:a',
      '-c:v',
      'copy',
    ]
    const loud = await rewritten(await madeVideo('a.mp4', ...h264), 'b.mp4', ...sound_, '-c:a', 'aac')
    assert.deepEqual(seen(await read('loud.mp4', loud)), sound)
  })

  it('shows what is left of a video that was cut off', async () => {
    const whole = await madeVideo('a.mp4', ...h264, '-movflags', '+faststart')
    const video = await read('cut.mp4', whole.subarray(0, Math.floor(whole.length * 0.7)))
    assert.equal(video.health, 'UNHEALTHY')
    assert.match(video.problem ?? '', /^parts of the file are damaged: /)
    assert.ok(!video.problem?.includes(stack.filesFolder), video.problem ?? '')
    const frames = video.durationFrames ?? 0
    assert.ok(frames > 5 && frames < 30, String(frames))
    assert.equal((await timesOf(video)).lengthsUs.length, frames)
    const webm = await madeVideo('a.webm', '-c:v', 'libvpx', '-b:v', '200k')
    const half = await read('cut.webm', webm.subarray(0, Math.floor(webm.length * 0.6)))
    assert.equal(half.health, 'UNHEALTHY')
    assert.ok((half.durationFrames ?? 0) > 5)
  })

  it('says why it cannot read what is no video, and keeps nothing but the file', async () => {
    const place = await openVideoDesk(stack)
    const without = await madeVideo('a.mp4', ...h264)
    const playlist = Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')
    const before = await keptFiles(stack)
    for (const [name, content, problem] of [
      ['cut.mp4', without.subarray(0, without.length / 2), /moov atom not found/],
      ['cut-index.mp4', without.subarray(0, without.length - 600), /: it holds no video$/],
      ['text.mp4', Buffer.from('surely no video'), /Invalid data|moov/],
      ['list.m3u8', playlist, /Invalid data/],
    ] as const) {
      const video = await read(name, content, place)
      assert.deepEqual([video.health, video.durationMs, video.playUrl], ['ERROR', null, null])
      assert.match(video.problem ?? '', /^The file cannot be read as a video: /)
      assert.match(video.problem ?? '', problem)
      await ask(place, 'DELETE', `/api/videos/${video.id}`)
    }
    assert.deepEqual(await keptFiles(stack), before)
  })

  it('refuses a video that lasts too long', async t => {
    const strict = await startStack({ GESSO_MAX_VIDEO_SECONDS: '2' })
    t.after(() => strict.close())
    const place = await openVideoDesk(strict)
    const long = 'The video lasts 3 seconds; at most 2 are accepted'
    for (const [name, content] of [
      ['long.mp4', await madeVideo('a.mp4', ...h264)],
      ['long.avi', await streetVideo()],
    ] as const) {
      const video = await read(name, content, place)
      assert.deepEqual([video.health, video.problem], ['ERROR', long])
    }
  })

  it('takes what browsers play where there is no ffmpeg, and reads the rest once there is', async t => {
    const bare = await startStack({ FFMPEG_PATH: '/nowhere/ffmpeg' })
    t.after(() => bare.close())
    const place = await openVideoDesk(bare)
    const playable = await madeVideo('a.mp4', ...h264, '-movflags', '+faststart')
    const video = await read('street.mp4', playable, place)
    assert.deepEqual([seen(video), video.posterUrl], [sound, null])
    const cut = await read('cut.mp4', playable.subarray(0, Math.floor(playable.length * 0.7)), place)
    assert.equal(cut.health, 'UNHEALTHY')
    assert.match(cut.problem ?? '', /^the file ends early: \d+ of 30 frames are there$/)
    for (const [name, content] of [
      ['street.avi', await streetVideo()],
      ['street.mov', await madeVideo('a.mov', ...h264)],
    ] as const) {
      const unread = await read(name, content, place)
      assert.equal(unread.health, 'ERROR')
      assert.match(unread.problem ?? '', /only with ffmpeg/)
    }
  })
})
