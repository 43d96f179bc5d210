import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { AppError } from '@gesso/core'
import type { FrameTimes } from '../queries.ts'
import {
  type Container,
  countWholePackets,
  frameTimesFrom,
  isCopyable,
  isPlayable,
  readContainer,
  tooLong,
} from './container.ts'
import { callFfmpeg, type FfmpegReport, type Watch } from './ffmpeg.ts'
import { passTimeoutMs } from './limits.ts'

/** What reading a video needs of the world. */
export interface ReadingRoom {
  readonly ffmpegPath: string
  readonly maxVideoSeconds: number
  /** a folder for files that are of use only now */
  readonly folder: string
  readonly signal: AbortSignal
  progress(doneMs: number, totalMs: number | undefined): void
}

/** What a file turned out to hold. */
export interface VideoReading {
  readonly health: 'OK' | 'UNHEALTHY'
  readonly problem: string | null
  readonly format: string
  readonly codec: string
  readonly width: number
  readonly height: number
  readonly rotation: number
  /** of the file that is shown */
  readonly times: FrameTimes
  /** the file to be shown, in the folder of the room; undefined: the one that was read */
  readonly shown: string | undefined
  /** whether all of it was decoded */
  readonly decoded: boolean
}

/**
 * Reads a video to its last frame. What browsers cannot play as it is, and what is damaged, is written anew as an MP4
 * that they can. Without ffmpeg a video is taken as it is, where browsers can play it.
 * @throws AppError `video_unreadable`, `video_too_long`, `video_too_large`, `ffmpeg_missing`
 */
export async function readVideo(path: string, room: ReadingRoom): Promise<VideoReading> {
  const container = await readContainer(path, room.maxVideoSeconds, room.signal)
  if (!container || !(isPlayable(container) || isCopyable(container))) return written(path, container, room)
  const checked = await checkedFrames(path, room).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'ffmpeg_missing') return undefined
    throw error
  })
  if (!checked) return unchecked(path, container, room)
  if (checked.problems.length > 0 || checked.starts.length === 0) return written(path, container, room)
  if (!isPlayable(container)) return copied(path, container, room)
  // A file may hold packets that are never shown: then what was decoded tells the frames.
  const { lengthsUs, firstUs } = container.times
  const same = checked.starts.length === lengthsUs.length
  const end = lengthsUs.reduce((sum, length) => sum + length, 0)
  const times = same
    ? container.times
    : (frameTimesFrom(
        checked.starts.map(start => start + firstUs),
        firstUs + end,
      ) ?? container.times)
  return { ...container, times, health: 'OK', problem: null, shown: undefined, decoded: true }
}

/** Decodes every frame. @returns where they begin in microseconds, from the first on, and what went wrong */
async function checkedFrames(
  path: string,
  room: ReadingRoom,
): Promise<{ starts: number[]; problems: readonly string[] }> {
  const list = join(room.folder, 'frames.txt')
  const output = ['-map', '0:V:0', '-fps_mode', 'passthrough', '-enc_time_base', '1/1000000']
  const { problems, succeeded } = await callFfmpeg(
    room.ffmpegPath,
    path,
    { output: [...output, '-f', 'framecrc', `file:${list}`] },
    watchOf(room),
  )
  if (!succeeded && problems.length === 0) return { starts: [], problems: ['ffmpeg failed'] }
  if (!succeeded) return { starts: [], problems }
  const starts: number[] = []
  for await (const line of createInterface({ input: createReadStream(list) })) {
    const [, start] = /^0, *-?\d+, *(\d+),/.exec(line) ?? []
    if (start !== undefined) starts.push(Number(start))
  }
  return { starts, problems }
}

/** What can be said without ffmpeg: whether the file has all that its container lists. */
async function unchecked(path: string, container: Container, { signal }: ReadingRoom): Promise<VideoReading> {
  if (!isPlayable(container)) throw new AppError('ffmpeg_missing')
  const listed = container.times.lengthsUs.length
  const whole = await countWholePackets(path, signal)
  const problem = whole < listed ? `the file ends early: ${whole} of ${listed} frames are there` : null
  const health = problem === null ? 'OK' : 'UNHEALTHY'
  return { ...container, health, problem, shown: undefined, decoded: false }
}

const intoMp4 = [
  '-map',
  '0:V:0',
  '-map',
  '0:a:0?',
  '-sn',
  '-dn',
  '-map_metadata',
  '-1',
  '-c:a',
  'aac',
  '-b:a',
  '128k',
]
const fastStart = ['-movflags', '+faststart', '-f', 'mp4']

/** Puts the frames as they are into a container that browsers know. */
async function copied(path: string, container: Container, room: ReadingRoom): Promise<VideoReading> {
  const shown = join(room.folder, 'copied.mp4')
  const output = [...intoMp4, '-c:v', 'copy', ...fastStart, `file:${shown}`]
  const report = await callFfmpeg(room.ffmpegPath, path, { output }, watchOf(room))
  const made = report.succeeded ? await readContainer(shown, room.maxVideoSeconds, room.signal) : undefined
  if (!made) return written(path, container, room)
  const { format } = container
  return { ...made, format, health: 'OK', problem: null, shown, decoded: true }
}

/** Decodes what can be decoded, and writes it as H.264; every frame keeps its own time. */
async function written(
  path: string,
  container: Container | undefined,
  room: ReadingRoom,
): Promise<VideoReading> {
  const shown = join(room.folder, 'written.mp4')
  const times = ['-fps_mode', 'passthrough', '-enc_time_base', '1/90000', '-video_track_timescale', '90000']
  // Chroma of half the size needs even edges.
  const look = ['-vf', 'pad=ceil(iw/2)*2:ceil(ih/2)*2', '-pix_fmt', 'yuv420p']
  const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-g', '60']
  const output = [...intoMp4, ...times, ...look, ...h264, ...fastStart, `file:${shown}`]
  const report = await callFfmpeg(room.ffmpegPath, path, { output }, watchOf(room))
  const made = await readContainer(shown, room.maxVideoSeconds, room.signal)
  if (!made) throw new AppError('video_unreadable', { problem: wordsOf(report) })
  const problem = report.problems.length > 0 ? `parts of the file are damaged: ${wordsOf(report)}` : null
  const format = container?.format ?? formatOf(report)
  const codec = container?.codec ?? report.codec ?? made.codec
  const rotation = container?.rotation ?? 0
  const health = problem === null && report.succeeded ? 'OK' : 'UNHEALTHY'
  return { ...made, format, codec, rotation, health, problem, shown, decoded: true }
}

/** ffmpeg's name for a container, which may be a list of all that one of its readers knows. */
function formatOf({ format = 'unknown' }: FfmpegReport): string {
  return format.replace(/,.*$/, '').toUpperCase()
}

function wordsOf({ problems }: FfmpegReport): string {
  const telling = problems.filter(problem => !problem.startsWith('Stream map'))
  return telling.slice(0, 3).join('; ') || 'it holds no video'
}

function watchOf({ signal, maxVideoSeconds, progress }: ReadingRoom): Watch {
  return {
    signal,
    timeoutMs: passTimeoutMs,
    onTime(doneMs, totalMs) {
      if (doneMs > maxVideoSeconds * 1000) throw tooLong(doneMs / 1000, maxVideoSeconds)
      progress(doneMs, totalMs)
    },
  }
}
