import type { Context } from '../../../context.ts'
import { frameUrls } from './frame-urls.ts'
import type { FrameRow } from './queries.ts'

/** A frame as the API shows it: with links that open without a key for a day. */
export function presentFrame({ urls }: Pick<Context, 'urls'>, row: FrameRow) {
  const { place, frameId, width, height, problem, sourceUrl } = row
  return { place, frameId, width, height, problem, sourceUrl, ...frameUrls(urls, row) }
}
