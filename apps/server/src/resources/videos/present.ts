import type { Context } from '../../context.ts'
import type { VideoRow } from './queries.ts'
import { videoUrls } from './video-urls.ts'

/** A video as the API shows it: with links that open without a key for a day. */
export function presentVideo({ urls }: Pick<Context, 'urls'>, row: VideoRow) {
  const { workspaceId: _, fileKey, displayKey, thumbnailKey, sourceUrl, done, total, ...shown } = row
  return {
    ...shown,
    progress: row.health === 'PROCESSING' && total ? Math.min(done / total, 1) : null,
    ...videoUrls(urls, row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
