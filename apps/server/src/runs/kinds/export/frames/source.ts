import { setImmediate as nextTurn } from 'node:timers/promises'
import { noAttributes, type Size } from '@gesso/core'
import type { ExportLabel, ExportReport, LabelledImage } from '@gesso/formats'
import type { Context } from '../../../../context.ts'
import type { Database } from '../../../../db/index.ts'
import { frameUrls } from '../../../../resources/videos/index.ts'
import type { Selection } from '../queries.ts'
import { idAtFrame } from './frame-ids.ts'
import { labelsAt } from './frame-label.ts'
import { frameFileName } from './frame-name.ts'
import {
  type FrameToExport,
  type FrameVideo,
  type FrameWindow,
  framesBetween,
  frameVideosAfter,
  lengthOfKeyframes,
  tracksIn,
} from './queries.ts'

const videosPerPage = 100
const framesPerPage = 500
/**
 * About so much text of keyframes is held at once: a video with more is read in windows of frames, for each of which
 * PostgreSQL reads all of its keyframes again.
 */
const charactersPerWindow = 16_000_000
/** So many labels are written before everything else has its turn. */
const labelsPerTurn = 500

interface Reading {
  readonly context: Context
  /** a transaction that sees one state of the database, however long it reads */
  readonly snapshot: Database
  readonly selection: Selection
  readonly pictureUrls: boolean
  readonly signal: AbortSignal
  readonly report: ExportReport
}

/** A frame that knows where its file is; null: it stays with its owner. */
interface FrameImage extends LabelledImage {
  readonly fileKey: string | null
  readonly bucketId: null
  readonly bucketKey: null
}

/** The frames of the videos of a selection as images, video by video and frame by frame, in the order they were made. */
export interface FrameSource {
  images(): AsyncIterable<FrameImage>
  /** The same, each with the labels that are seen at it. */
  labelledImages(): AsyncIterable<FrameImage>
}

/** A source of frames. What it has no image for is reported when it is read the first time. */
export function frameSource(reading: Reading): FrameSource {
  let report: ExportReport | undefined = reading.report
  const once = () => {
    const first = report
    report = undefined
    return first
  }
  return {
    images: () => framesOf(reading, once(), false),
    labelledImages: () => framesOf(reading, once(), true),
  }
}

async function* framesOf(
  reading: Reading,
  report: ExportReport | undefined,
  withLabels: boolean,
): AsyncGenerator<FrameImage, void> {
  for await (const video of videos(reading)) {
    if (video.frames === 0) report?.skip('videos', ownFile, placeOf(video))
    for await (const { frames, labelsOf } of pagesOf(reading, video, withLabels)) {
      let sinceTurn = 0
      for (const frame of frames) {
        const size = sizeOf(frame, video, report)
        if (!size) continue
        const labels = labelsOf(frame.place)
        yield imageOf(reading, video, frame, size, labels)
        sinceTurn += labels.length
        if (sinceTurn < labelsPerTurn) continue
        await nextTurn()
        sinceTurn = 0
      }
    }
  }
}

const ownFile = 'they have a file of their own: the format videos holds it'

async function* videos({ snapshot, selection, signal }: Reading): AsyncGenerator<FrameVideo, void> {
  for (let last: string | undefined; ; ) {
    signal.throwIfAborted()
    const rows = await frameVideosAfter(snapshot, selection, last, videosPerPage)
    yield* rows
    if (rows.length < videosPerPage) return
    last = rows.at(-1)?.id
  }
}

/** Some frames that follow each other, and what is seen at each. */
interface FramesPage {
  readonly frames: readonly FrameToExport[]
  readonly labelsOf: (frame: number) => readonly ExportLabel[]
}

async function* pagesOf(
  { snapshot, selection, signal }: Reading,
  video: FrameVideo,
  withLabels: boolean,
): AsyncGenerator<FramesPage, void> {
  const length = withLabels ? await lengthOfKeyframes(snapshot, selection, video.id) : 0
  for (const window of windowsOf(video.frames, length)) {
    const tracks = withLabels ? await tracksIn(snapshot, selection, video.id, window) : []
    for (let from = window.from; from < window.to; from += framesPerPage) {
      signal.throwIfAborted()
      const frames = await framesBetween(snapshot, video.id, from, Math.min(window.to, from + framesPerPage))
      yield { frames, labelsOf: frame => labelsAt(tracks, frame) }
    }
  }
}

/** A video in windows of as many frames each, so that the keyframes of one have about as many characters as are held. */
export function windowsOf(frames: number, characters: number, limit = charactersPerWindow): FrameWindow[] {
  const count = Math.max(1, Math.min(frames, Math.ceil(characters / limit)))
  const length = Math.ceil(frames / count)
  const windows: FrameWindow[] = []
  for (let from = 0; from < frames; from += length)
    windows.push({ from, to: Math.min(frames, from + length), whole: length >= frames })
  return windows
}

/** How large a frame is: without that no format has a place for it. */
function sizeOf(frame: FrameToExport, video: FrameVideo, report: ExportReport | undefined): Size | undefined {
  const { problem, width, height } = frame
  const place = () => `${placeOf(video)}/${frame.frameId}`
  if (problem !== null) report?.alter('images', 'they have no picture', `${place()}: ${problem}`)
  if (width !== null && height !== null) return { width, height }
  if (video.width === null || video.height === null) {
    report?.skip('images', 'nobody has seen them yet, so their size is not known', place())
    return undefined
  }
  if (problem === null)
    report?.alter('images', 'nobody has seen them yet, so they are as large as their video', place())
  return { width: video.width, height: video.height }
}

function placeOf({ datasetName, name }: FrameVideo): string {
  return `${datasetName}/${name}`
}

function imageOf(
  { context, pictureUrls }: Reading,
  video: FrameVideo,
  frame: FrameToExport,
  { width, height }: Size,
  labels: readonly ExportLabel[],
): FrameImage {
  const { place } = frame
  const name = frameFileName(frame)
  return {
    id: idAtFrame(video.id, place),
    name: `${video.name}/${name}`,
    datasetName: video.datasetName,
    width,
    height,
    mode: null,
    status: video.status,
    tags: video.tags,
    attributes: noAttributes,
    createdAt: video.createdAt,
    externalId: frame.frameId,
    publicUrl: pictureUrls ? frameUrls(context.urls, { ...frame, mediaId: video.id }).originalUrl : null,
    frameOf: { videoId: video.id, videoName: video.name, frame: place, name },
    fileKey: frame.fileKey,
    bucketId: null,
    bucketKey: null,
    labels,
  }
}
