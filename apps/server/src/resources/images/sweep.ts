import type { Context } from '../../context.ts'
import { sweepUnownedFiles } from '../../files/index.ts'
import { sweepOldFiles } from '../../runs/sweep-old-files.ts'
import { sweepUploads } from './uploads/sweep-uploads.ts'

const hourMs = 60 * 60 * 1000

/** Sweeps now and every hour until it is stopped; it keeps no process alive. */
export function startSweeping(context: Context): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let sweeping = sweep(context, stopping.signal)
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => sweep(context, stopping.signal))
  }, hourMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await sweeping
    },
  }
}

/** Removes uploads that have expired, exports that are old, files that nobody owns and what was left half-written. */
export async function sweep(context: Context, signal?: AbortSignal): Promise<void> {
  try {
    const uploads = await sweepUploads(context, signal)
    const exports = await sweepOldFiles(context, signal)
    const files = await sweepUnownedFiles(context, signal)
    await context.files.tidy()
    if (uploads + exports + files > 0)
      context.log.info({ uploads, exports, files }, 'swept expired uploads, old exports and unowned files')
  } catch (error) {
    context.log.error({ err: error }, 'sweeping failed; it is tried again in an hour')
  }
}
