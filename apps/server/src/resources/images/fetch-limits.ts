import type { Context } from '../../context.ts'
import { anyAddress, type FetchLimits, publicOnly } from '../../pictures/index.ts'

const fetchTimeoutMs = 30_000

/** What fetches of pictures may do, as this server is set up. */
export function fetchLimits(
  { settings }: Pick<Context, 'settings'>,
  timeoutMs = fetchTimeoutMs,
): FetchLimits {
  const problemOf = settings.allowPrivateUrls ? anyAddress : publicOnly
  return { maxBytes: settings.maxUploadBytes, timeoutMs, problemOf }
}
