import type { ExportProject, ExportVideo, VideoSource } from '@gesso/formats'
import type { Context } from '../../../../context.ts'
import type { Database } from '../../../../db/index.ts'
import { videoUrls } from '../../../../resources/videos/index.ts'
import type { Selection } from '../queries.ts'
import {
  activityTypesToExport,
  framesOfVideos,
  segmentsOfVideos,
  tracksOfVideos,
  type VideoToExport,
  videosAfter,
} from './queries.ts'

/** A video may have many tracks of many keyframes. */
const videosPerPage = 20

interface Reading {
  readonly context: Context
  /** a transaction that sees one state of the database, however long it reads */
  readonly snapshot: Database
  readonly project: ExportProject
  readonly selection: Selection
  readonly publicUrls: boolean
  readonly signal: AbortSignal
}

/** What formats read of a selection of videos, page by page. */
export async function videoSource(reading: Reading): Promise<VideoSource> {
  const { context, snapshot, project } = reading
  const keys = new WeakMap<ExportVideo, string>()
  return {
    project,
    activityTypes: await activityTypesToExport(snapshot, project.id),
    async *videos() {
      for (let last: string | undefined; ; ) {
        reading.signal.throwIfAborted()
        const rows = await videosAfter(snapshot, reading.selection, last, videosPerPage)
        if (rows.length === 0) return
        for (const [video, key] of await withContents(reading, rows)) {
          if (key !== null) keys.set(video, key)
          yield video
        }
        last = rows.at(-1)?.id
      }
    },
    async openFile(video) {
      const key = keys.get(video)
      return key === undefined ? undefined : context.files.read(key)
    },
  }
}

async function withContents(
  { context, snapshot, publicUrls, selection }: Reading,
  rows: readonly VideoToExport[],
): Promise<[ExportVideo, fileKey: string | null][]> {
  const ids = rows.map(row => row.id)
  const segments = byVideo(await segmentsOfVideos(snapshot, ids))
  const frames = byVideo(await framesOfVideos(snapshot, ids))
  const tracks = byVideo(await tracksOfVideos(snapshot, selection, ids))
  return rows.map(({ fileKey, sourceUrl, ...row }) => {
    const files = { id: row.id, name: row.name, fileKey, displayKey: null, thumbnailKey: null }
    const { originalUrl } = videoUrls(context.urls, { ...files, health: 'OK' })
    const publicUrl = publicUrls ? (originalUrl ?? sourceUrl) : null
    const contents = { segments: segments(row.id), frames: frames(row.id), tracks: tracks(row.id) }
    return [{ ...row, publicUrl, ...contents }, fileKey]
  })
}

/** What each video has of something. */
function byVideo<T extends { readonly videoId: string }>(
  all: readonly T[],
): (videoId: string) => readonly Omit<T, 'videoId'>[] {
  const found = new Map<string, Omit<T, 'videoId'>[]>()
  for (const { videoId, ...each } of all) {
    const there = found.get(videoId)
    if (there) there.push(each)
    else found.set(videoId, [each])
  }
  return videoId => found.get(videoId) ?? []
}
