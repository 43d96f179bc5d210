import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { type Actor, authorise } from '../access/index.ts'
import { type ResultRow, resultsOf, workspaceOfJob } from './queries.ts'

const lifetimeSeconds = 24 * 60 * 60

interface ResultPlace {
  readonly jobId: string
  readonly version: number
}

/** What the file of a job's result is called, beside which its parts have names of their own. */
export function nameOfResult(jobId: string): string {
  return `${jobId}.json`
}

/** The path of a file of a result; what it holds never changes. */
export function pathOfResult({ jobId, version }: ResultPlace, name: string): string {
  return `/files/results/${jobId}/${version}/${encodeURIComponent(name)}`
}

/** The URL of a file of a result, the same for ever; it opens only as `signedResultUrl` gives it. */
export function resultUrl(context: Pick<Context, 'settings'>, place: ResultPlace, name: string): string {
  return context.settings.publicUrl + pathOfResult(place, name)
}

/** A URL of a file of a result that opens without a key for about a day. */
export function openResultUrl(context: Pick<Context, 'urls'>, place: ResultPlace, name: string): string {
  return context.urls.signed(pathOfResult(place, name), lifetimeSeconds)
}

/**
 * The URL that opens, for one that may have expired or never opened.
 * @param url of a file of a result, on whatever host, encoded once more or not
 * @throws AppError `not_found`
 */
export async function signedResultUrl(context: Context, actor: Actor, url: string): Promise<string> {
  const [, jobId = '', version = '', name = ''] =
    /\/files\/results\/([0-9a-f-]{36})\/(\d{1,9})\/([^/?#]+)/i.exec(decoded(url)) ?? []
  const place = { jobId, version: Number(version) }
  const rows = jobId === '' ? [] : await listResults(context, actor, jobId)
  const row = rows.find(result => result.version === place.version)
  if (!row || keyOfName(row, name) === undefined) throw new AppError('not_found', { what: 'result', id: url })
  return openResultUrl(context, place, name)
}

/** A URL that opens what a job came to when it was done last; undefined where it is not done, or that is still to be made. */
export async function newestResultUrl(
  context: Context,
  actor: Actor,
  job: { readonly id: string; readonly resultStands: boolean },
): Promise<string | undefined> {
  if (!job.resultStands) return undefined
  const [newest] = await listResults(context, actor, job.id)
  if (!newest) return undefined
  return openResultUrl(context, newest, nameOfResult(job.id))
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/**
 * The results of a job, newest first.
 * @throws AppError `not_found`
 */
export async function listResults(context: Context, actor: Actor, jobId: string): Promise<ResultRow[]> {
  const workspaceId = await workspaceOfJob(context.db, jobId)
  const job = workspaceId === undefined ? undefined : { workspaceId }
  authorise(actor, job, 'read the workspace', { what: 'job', id: jobId })
  return resultsOf(context.db, jobId)
}

/** The key of a result's file by its name; null: it lies in its row; undefined where it has none of that name. */
export function keyOfName({ jobId, fileKey, parts }: ResultRow, name: string): string | null | undefined {
  if (name === nameOfResult(jobId)) return fileKey
  return Object.hasOwn(parts, name) ? parts[name] : undefined
}
