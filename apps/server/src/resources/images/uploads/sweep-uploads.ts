import type { Context } from '../../../context.ts'
import { disownFiles, removeUnownedFiles } from '../../../files/index.ts'
import { deleteExpiredUploads } from './queries.ts'

const batch = 500

/** Removes uploads that nobody used in time, with their files. @returns how many */
export async function sweepUploads(context: Context, signal?: AbortSignal): Promise<number> {
  for (let swept = 0; ; ) {
    const { count, keys } = await context.db.transaction().execute(async transaction => {
      const expired = await deleteExpiredUploads(transaction, context.now(), batch)
      await disownFiles(transaction, expired.keys, context.now())
      return expired
    })
    await removeUnownedFiles(context, keys)
    swept += count
    if (count < batch || signal?.aborted) return swept
  }
}
