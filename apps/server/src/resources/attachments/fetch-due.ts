import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/index.ts'
import { adoptFiles, removeUnownedFiles } from '../../files/index.ts'
import { listBuckets } from '../buckets/index.ts'
import { prepareFiles, type Source, sourceFromBucket, sourceFromUrl } from '../images/index.ts'
import { noteJobDuty } from '../job-results/index.ts'
import { importer } from './importer.ts'
import { placeOfUrl } from './place-of-url.ts'
import {
  type DueAttachment,
  isWaiting,
  lockJobOf,
  setAgain,
  setDirect,
  setReady,
  setUnavailable,
  takeDueAttachment,
} from './queries.ts'

const secondMs = 1000
const timeoutMs = 60 * secondMs
/** Longer than fetching and reading can last: then its server is gone. */
const leaseMs = 10 * 60 * secondMs
/** Waiting for others' servers is most of it. */
const atOnce = 8
/** From each failed attempt to the next, in seconds. */
const gaps = [5, 20, 60, 300]

/** Fetches pictures that jobs ask for; what may come later is tried again, five times in all. @returns how many were tried */
export async function fetchDue(context: Context, signal: AbortSignal): Promise<number> {
  const worker = async () => {
    for (let tried = 0; ; tried += 1) {
      if (signal.aborted) return tried
      const now = context.now()
      const due = await takeDueAttachment(context.db, now, new Date(now.getTime() + leaseMs))
      if (!due) return tried
      await arrive(context, due, signal)
    }
  }
  const counts = await Promise.all(Array.from({ length: atOnce }, worker))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function arrive(context: Context, due: DueAttachment, signal: AbortSignal): Promise<void> {
  if (due.direct) return settle(context, due, transaction => setDirect(transaction, due.jobId))
  try {
    await receive(context, due, signal)
  } catch (error) {
    const now = context.now().getTime()
    if (signal.aborted) return setAgain(context.db, due, null, new Date(now))
    const problem = wordsOf(context, due, error)
    const gap = gaps[due.attempts - 1]
    if (gap === undefined || isFinal(error))
      return settle(context, due, transaction => setUnavailable(transaction, due, problem))
    await setAgain(context.db, due, problem, new Date(now + gap * secondMs))
  }
}

async function receive(context: Context, due: DueAttachment, signal: AbortSignal): Promise<void> {
  const source = await sourceOf(context, due, signal)
  const keys = [source.key]
  try {
    const isMask = due.role === 'mask'
    const prepared = isMask ? undefined : await prepareFiles(context, source, 'the file')
    keys.push(...(prepared?.madeKeys ?? []))
    const file = prepared?.fields ?? { bytes: source.bytes, fileKey: source.key }
    await settle(context, due, async transaction => {
      if (!(await setReady(transaction, due, file))) return
      await source.take(transaction)
      await adoptFiles(transaction, prepared?.madeKeys ?? [])
    })
  } finally {
    // Those that the attachment has now are no longer noted.
    await removeUnownedFiles(context, keys)
  }
}

async function sourceOf(context: Context, due: DueAttachment, signal: AbortSignal): Promise<Source> {
  const { workspaceId, url } = due
  const actor = importer({ id: due.jobId, workspaceId, createdBy: null })
  const place = placeOfUrl(url, await listBuckets(context, actor, workspaceId))
  if ('url' in place) return sourceFromUrl(context, place.url, true, signal, timeoutMs)
  const object = { id: place.bucketId, key: place.key, workspaceId }
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  return sourceFromBucket(context, actor, object, true, inTime)
}

/** Writes what came of an attachment; with the last one of a job it is noted that its media can be made. */
async function settle(
  context: Context,
  { jobId }: DueAttachment,
  write: (transaction: Database) => Promise<void>,
): Promise<void> {
  const last = await context.db.transaction().execute(async transaction => {
    await lockJobOf(transaction, jobId)
    await write(transaction)
    if (await isWaiting(transaction, jobId)) return false
    await noteJobDuty(transaction, jobId, 'media')
    return true
  })
  if (last) context.nudge('arrivals')
}

const finalCodes = [
  'url_refused',
  'file_empty',
  'file_too_large',
  'picture_unreadable',
  'picture_too_large',
  'not_found',
]
const passingStatuses = [408, 425, 429]

/** Whether it is of no use to try again. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  const { status } = error.facts
  const refused = typeof status === 'number' && status < 500 && !passingStatuses.includes(status)
  return refused || finalCodes.includes(error.code)
}

function wordsOf(context: Context, { jobId, place }: DueAttachment, error: unknown): string {
  if (error instanceof AppError && error.code !== 'internal')
    return 'problem' in error.facts ? String(error.facts['problem']) : error.message
  context.log.warn({ err: error, jobId, place }, 'a picture was not kept')
  return 'the server failed; its log says why'
}
