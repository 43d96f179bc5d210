import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readPicture } from '../../../pictures/index.ts'
import { callFfmpeg } from './ffmpeg.ts'
import { maxFramePixels } from './limits.ts'
import type { ReadingRoom } from './read-video.ts'

const posterTimeoutMs = 2 * 60 * 1000

/**
 * A small picture of a video, from a tenth of its length on: many begin in black.
 * @returns WebP; undefined where none can be had, which is no reason to refuse the video
 */
export async function makePoster(
  path: string,
  durationMs: number,
  room: ReadingRoom,
): Promise<Uint8Array | undefined> {
  const picture = join(room.folder, 'poster.png')
  const before = ['-ss', (durationMs / 10_000).toFixed(3)]
  const output = [
    '-map',
    '0:V:0',
    '-frames:v',
    '1',
    '-c:v',
    'png',
    '-f',
    'image2',
    '-update',
    '1',
    `file:${picture}`,
  ]
  const watch = { signal: room.signal, timeoutMs: posterTimeoutMs }
  try {
    await callFfmpeg(room.ffmpegPath, path, { before, output }, watch)
    const { size } = await stat(picture)
    return (await readPicture(picture, 'poster', size, maxFramePixels)).thumbnail
  } catch {
    room.signal.throwIfAborted()
    return undefined
  }
}
