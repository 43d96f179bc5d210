import type { Context } from '../context.ts'
import { disownFiles, removeUnownedFiles } from '../files/index.ts'
import { takeOldFiles } from './queries.ts'

const dayMs = 24 * 60 * 60 * 1000
const batch = 100

/** Removes the files that runs made longer ago than they are kept; the runs and their reports stay. @returns how many */
export async function sweepOldFiles(context: Context, signal?: AbortSignal): Promise<number> {
  const now = context.now()
  const before = new Date(now.getTime() - context.settings.exportDays * dayMs)
  for (let swept = 0; ; ) {
    const keys = await context.db.transaction().execute(async transaction => {
      const taken = await takeOldFiles(transaction, before, batch)
      await disownFiles(transaction, taken, now)
      return taken
    })
    await removeUnownedFiles(context, keys)
    swept += keys.length
    if (keys.length < batch || signal?.aborted) return swept
  }
}
