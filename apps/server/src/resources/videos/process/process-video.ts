import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@gesso/core'
import type { Context } from '../../../context.ts'
import type { Database } from '../../../db/index.ts'
import { adoptFiles, disownFiles, newFileKey, removeUnownedFiles } from '../../../files/index.ts'
import { sourceFromUrl } from '../../images/index.ts'
import { type FrameTimes, type VideoRow, videoById } from '../queries.ts'
import { fetchTimeoutMs } from './limits.ts'
import { makePoster } from './make-poster.ts'
import { giveVideoFile, type ReadFields, saveReading } from './queries.ts'
import { type ReadingRoom, readVideo, type VideoReading } from './read-video.ts'

/** What reading a video is to hear and to tell. */
export interface ReadingControl {
  readonly runId: string
  readonly signal: AbortSignal
  progress(done: number, total?: number): void
}

/** What came of reading a video: written down in the transaction that ends the run. */
export interface ProcessedVideo {
  readonly result: Readonly<Record<string, unknown>>
  settle(transaction: Database): Promise<void>
}

/**
 * Fetches a video where it is only a URL, reads it, and makes what browsers are shown of it. A video that cannot be read
 * is in ERROR, with the reason; that is no failure of the reading. What it makes is noted as unowned until it is
 * settled, so that it may be broken off anywhere and begun again.
 */
export async function processVideo(
  context: Context,
  videoId: string,
  control: ReadingControl,
): Promise<ProcessedVideo> {
  const video = await videoById(context.db, videoId)
  if (!video) return { result: { videoId, gone: true }, settle: async () => undefined }
  try {
    const key = video.fileKey ?? (await fetchFile(context, video, control.signal))
    return await inScratch(context, folder => processFile(context, video, key, folder, control))
  } catch (error) {
    const told = error instanceof AppError && error.status < 500 && !control.signal.aborted
    if (!told) throw error
    return outcomeOf(context, videoId, control.runId, { ...nothingRead, problem: error.message }, [])
  }
}

const nothingRead: ReadFields = {
  health: 'ERROR',
  problem: null,
  width: null,
  height: null,
  format: null,
  codec: null,
  rotation: null,
  frameRate: null,
  durationMs: null,
  times: null,
  displayKey: null,
  thumbnailKey: null,
}

async function fetchFile(
  context: Context,
  { id, sourceUrl }: VideoRow,
  signal: AbortSignal,
): Promise<string> {
  if (sourceUrl === null) throw new AppError('not_found', { what: 'file of video', id })
  const source = await sourceFromUrl(context, sourceUrl, true, signal, fetchTimeoutMs)
  try {
    if (source.bytes === 0) throw new AppError('file_empty', { name: sourceUrl })
    await context.db.transaction().execute(async transaction => {
      await source.take(transaction)
      if (!(await giveVideoFile(transaction, id, source)))
        throw new AppError('not_found', { what: 'video', id })
    })
    return source.key
  } catch (error) {
    await removeUnownedFiles(context, [source.key])
    throw error
  }
}

async function inScratch<T>(context: Context, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(context.settings.scratchFolder, 'video-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function processFile(
  context: Context,
  { id }: VideoRow,
  key: string,
  folder: string,
  { runId, signal, progress }: ReadingControl,
): Promise<ProcessedVideo> {
  const { ffmpegPath, maxVideoSeconds } = context.settings
  const room: ReadingRoom = { ffmpegPath, maxVideoSeconds, folder, signal, progress }
  const { reading, poster } = await context.files.atPath(key, async path => {
    const reading = await readVideo(path, room)
    return { reading, poster: await makePoster(reading.shown ?? path, durationOf(reading.times), room) }
  })
  const displayKey = reading.shown === undefined ? null : newFileKey(context, 'videos')
  const thumbnailKey = poster === undefined ? null : newFileKey(context, 'videos', 'webp')
  const made = [displayKey, thumbnailKey].filter(each => each !== null)
  await disownFiles(context.db, made, context.now())
  try {
    if (displayKey && reading.shown)
      await context.files.put(displayKey, createReadStream(reading.shown), signal)
    if (thumbnailKey && poster) await context.files.put(thumbnailKey, poster, signal)
  } catch (error) {
    await removeUnownedFiles(context, made)
    throw error
  }
  return outcomeOf(context, id, runId, { ...fieldsOf(reading), displayKey, thumbnailKey }, made)
}

function fieldsOf({ times, ...reading }: VideoReading): Omit<ReadFields, 'displayKey' | 'thumbnailKey'> {
  const lastedUs = times.lengthsUs.reduce((sum, length) => sum + length, 0)
  const frameRate = Math.round((times.lengthsUs.length / lastedUs) * 1e9) / 1000
  const { health, problem, width, height, format, codec, rotation } = reading
  const durationMs = durationOf(times)
  return { health, problem, width, height, format, codec, rotation, frameRate, durationMs, times }
}

/** From zero to the end of the last frame, in milliseconds. */
function durationOf({ firstUs, lengthsUs }: FrameTimes): number {
  return Math.ceil(lengthsUs.reduce((end, length) => end + length, firstUs) / 1000)
}

function outcomeOf(
  context: Context,
  videoId: string,
  runId: string,
  fields: ReadFields,
  made: readonly string[],
): ProcessedVideo {
  const { health, problem, durationMs } = fields
  return {
    result: { videoId, health, problem, durationMs },
    async settle(transaction) {
      const replaced = await saveReading(transaction, { id: videoId, runId }, fields)
      // A video that is gone, or in other hands, takes no files: they stay noted as unowned, and are swept.
      if (!replaced) return
      await adoptFiles(transaction, made)
      await disownFiles(transaction, replaced, context.now())
    },
  }
}
