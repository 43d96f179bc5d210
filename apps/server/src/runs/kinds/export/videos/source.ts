import type { ExportProject, ExportSegment, ExportVideo, VideoSource } from '@gesso/formats'
import type { Context } from '../../../../context.ts'
import type { Database } from '../../../../db/index.ts'
import { videoUrls } from '../../../../resources/videos/index.ts'
import type { Selection } from '../queries.ts'
import { activityTypesToExport, segmentsOfVideos, type VideoToExport, videosAfter } from './queries.ts'

const videosPerPage = 100

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
        for (const [video, key] of await withSegments(reading, rows)) {
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

async function withSegments(
  { context, snapshot, publicUrls }: Reading,
  rows: readonly VideoToExport[],
): Promise<[ExportVideo, fileKey: string | null][]> {
  const segments = await segmentsOfVideos(
    snapshot,
    rows.map(row => row.id),
  )
  const byVideo = new Map<string, ExportSegment[]>(rows.map(row => [row.id, []]))
  for (const { videoId, ...segment } of segments) byVideo.get(videoId)?.push(segment)
  return rows.map(({ fileKey, sourceUrl, ...row }) => {
    const files = { id: row.id, name: row.name, fileKey, displayKey: null, thumbnailKey: null }
    const { originalUrl } = videoUrls(context.urls, { ...files, health: 'OK' })
    const publicUrl = publicUrls ? (originalUrl ?? sourceUrl) : null
    return [{ ...row, publicUrl, segments: byVideo.get(row.id) ?? [] }, fileKey]
  })
}
