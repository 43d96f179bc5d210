import { AppError } from '@gesso/core'
import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny'
import type { FrameTimes } from '../queries.ts'
import { maxFramePixels, maxFrames } from './limits.ts'

/** What a container says of its video. */
export interface Container {
  /** e.g. MP4 */
  readonly format: string
  /** e.g. avc */
  readonly codec: string
  /** as a browser is asked for it, e.g. avc1.64000c */
  readonly codecText: string
  /** pixels, as the video is seen: after its rotation */
  readonly width: number
  readonly height: number
  /** clockwise degrees by which the frames are turned */
  readonly rotation: number
  readonly times: FrameTimes
}

/**
 * Reads a file's container, without decoding.
 * @returns undefined when it is none that is known here, or holds no frame of a video
 * @throws AppError `video_too_long`, `video_too_large`
 */
export async function readContainer(
  path: string,
  maxSeconds: number,
  signal: AbortSignal,
): Promise<Container | undefined> {
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, MATROSKA, WEBM] })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track?.codec) return undefined
    const { codec, displayWidth: width, displayHeight: height, rotation } = track
    if (width * height > maxFramePixels)
      throw new AppError('video_too_large', { pixels: width * height, limitPixels: maxFramePixels })
    const times = await timesOf(track, maxSeconds, signal)
    const codecText = (await track.getCodecParameterString()) ?? codec
    const { name: format } = await input.getFormat()
    return times && { format, codec, codecText, width, height, rotation, times }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof AppError) throw error
    return undefined
  } finally {
    input.dispose()
  }
}

/** How many of a container's packets are there whole: one that was cut off ends before its own index does. */
export async function countWholePackets(path: string, signal: AbortSignal): Promise<number> {
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, MATROSKA, WEBM] })
  let count = 0
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) return 0
    for await (const _ of new EncodedPacketSink(track).packets()) {
      signal.throwIfAborted()
      count++
    }
  } catch {
    signal.throwIfAborted()
  } finally {
    input.dispose()
  }
  return count
}

async function timesOf(
  track: InputVideoTrack,
  maxSeconds: number,
  signal: AbortSignal,
): Promise<FrameTimes | undefined> {
  const starts: number[] = []
  let end = 0
  const packets = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })
  for await (const { timestamp, duration } of packets) {
    signal.throwIfAborted()
    if (timestamp + duration > maxSeconds) throw tooLong(timestamp + duration, maxSeconds)
    if (starts.length >= maxFrames)
      throw new AppError('video_unreadable', { problem: 'it has too many frames' })
    // What lies before zero only leads up to the first frame that is shown.
    if (timestamp >= 0) starts.push(Math.round(timestamp * 1e6))
    end = Math.max(end, Math.round((timestamp + duration) * 1e6))
  }
  return frameTimesFrom(starts, end)
}

/**
 * The lengths of frames that begin at some times.
 * @param starts microseconds, in any order; of several at one time one counts
 * @param end of the last; where it is not after that, the last is as long as the one before it
 * @returns undefined for no frame
 */
export function frameTimesFrom(starts: readonly number[], end: number): FrameTimes | undefined {
  const distinct = [...new Set(starts)].sort((one, other) => one - other)
  const [firstUs] = distinct
  const last = distinct.at(-1)
  if (firstUs === undefined || last === undefined) return undefined
  const lengthsUs = distinct.slice(1).map((start, index) => start - (distinct[index] ?? 0))
  lengthsUs.push(end > last ? end - last : (lengthsUs.at(-1) ?? 40_000))
  return { firstUs, lengthsUs }
}

/** The refusal of a video that lasts too long. */
export function tooLong(seconds: number, limitSeconds: number): AppError {
  return new AppError('video_too_long', { seconds: Math.ceil(seconds), limitSeconds })
}

/** Whether browsers play a file as it is: containers and codecs that all of today's do. */
export function isPlayable({ format, codecText }: Container): boolean {
  if (format !== 'MP4' && format !== 'WebM') return false
  return isH264OfBrowsers(codecText) || /^(vp8$|vp09\.00\.|av01\.0\.\d+[MH]\.08)/.test(codecText)
}

/** Whether the frames can go into an MP4 as they are. */
export function isCopyable({ codecText }: Container): boolean {
  return isH264OfBrowsers(codecText)
}

/** H.264 with 8 bits in 4:2:0: the profiles Baseline, Main, Extended and High. */
function isH264OfBrowsers(codecText: string): boolean {
  return /^avc1\.(42|4d|58|64)/i.test(codecText)
}
