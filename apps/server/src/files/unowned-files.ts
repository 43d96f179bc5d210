import type { Context } from '../context.ts'
import type { Database } from '../db/index.ts'
import { deleteUnownedFiles, insertUnownedFiles, unownedAmong, unownedFilesSince } from './queries.ts'

/** How long a file may be without an owner before the sweep takes it: far longer than any writing lasts. */
const graceMs = 60 * 60 * 1000
const batch = 500
const removedBeforeReply = 1000

/**
 * Notes files that no row owns: before they are written, or in the transaction that deletes their row. Whatever happens
 * to this process then, the sweep removes them.
 */
export async function disownFiles(db: Database, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length > 0) await insertUnownedFiles(db, keys, now)
}

/**
 * Gives noted files to the row that the same transaction writes.
 * @throws Error when one was swept away meanwhile
 */
export async function adoptFiles(transaction: Database, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  const adopted = await deleteUnownedFiles(transaction, keys)
  if (adopted !== keys.length) throw new Error(`${keys.length - adopted} of the files are gone: ${keys}`)
}

/**
 * Removes those of some files that are noted as unowned: a few at once, many in the background, so that nobody waits.
 * It never throws: what stays is swept later.
 */
export async function removeUnownedFiles(context: Context, keys: readonly string[]): Promise<void> {
  const removed = removeAll(context, keys).catch(error =>
    context.log.warn({ err: error, files: keys.length }, 'files were not removed yet; the sweep will'),
  )
  if (keys.length <= removedBeforeReply) await removed
}

/** Removes every file that had no owner for an hour. @returns how many */
export async function sweepUnownedFiles(context: Context, signal?: AbortSignal): Promise<number> {
  const before = new Date(context.now().getTime() - graceMs)
  for (let swept = 0; ; ) {
    const keys = await unownedFilesSince(context.db, before, batch)
    if (keys.length === 0 || signal?.aborted) return swept
    await removeAll(context, keys)
    swept += keys.length
  }
}

async function removeAll(context: Context, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += batch) {
    const some = keys.slice(start, start + batch)
    const unowned = await unownedAmong(context.db, some)
    for (const key of unowned) await context.files.remove(key)
    if (unowned.length > 0) await deleteUnownedFiles(context.db, unowned)
  }
}
