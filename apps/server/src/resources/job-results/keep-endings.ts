import type { Context } from '../../context.ts'
import type { Database } from '../../db/index.ts'
import { adoptFiles, disownFiles, newFileKey, removeUnownedFiles } from '../../files/index.ts'
import { queueDeliveries } from '../callbacks/index.ts'
import { type EndedJob, insertResults, type JobDuty, lockEndedJobs, strikeJobDuties } from './queries.ts'
import type { WrittenResult } from './result-writer.ts'

const filesAtOnce = 8
/** A result of so many bytes gets a file of its own; smaller ones lie in their rows, which are put onto the disk together. */
const largeBytes = 32_000

/** What came of a job whose result was written, and what is told of it. */
export interface EndedDone {
  readonly about: 'done'
  readonly duty: JobDuty
  readonly job: EndedJob
  readonly version: number
  readonly written: WrittenResult
  /** of the callback, JSON */
  readonly body: string
}

/** What came of a job. */
export type Ended =
  | EndedDone
  | { readonly about: 'failed'; readonly duty: JobDuty; readonly job: EndedJob; readonly body: string }
  | { readonly about: 'nothing'; readonly duty: JobDuty }

/**
 * Keeps what came of some jobs, all or none: results with their files, what is told of them, and that it is done. Of a job
 * that was opened again meanwhile nothing is kept.
 */
export async function keepEndings(context: Context, ended: readonly Ended[]): Promise<void> {
  const results = ended.flatMap(each => (each.about === 'done' ? withFiles(context, each) : []))
  const keys = results.flatMap(keysOf)
  let unkept = keys
  let told = 0
  try {
    if (keys.length > 0) await disownFiles(context.db, keys, context.now())
    await putAll(
      context,
      results.flatMap(({ files }) => files),
    )
    await context.db.transaction().execute(async transaction => {
      const unchanged = await unchangedAmong(transaction, ended)
      const kept = results.filter(({ jobId }) => unchanged.has(jobId))
      const adopted = kept.flatMap(keysOf)
      if (adopted.length > 0) await adoptFiles(transaction, adopted)
      await insertResults(transaction, kept, context.now())
      told = await queueDeliveries(context, transaction, deliveriesOf(ended, unchanged))
      await strikeJobDuties(
        transaction,
        ended.map(({ duty }) => duty),
      )
      unkept = keys.filter(key => !adopted.includes(key))
    })
  } catch (error) {
    unkept = keys
    throw error
  } finally {
    if (unkept.length > 0) await removeUnownedFiles(context, unkept)
  }
  if (told > 0) context.nudge('callbacks')
  const projects = ended.flatMap(each => (each.about === 'nothing' ? [] : each.job.projectId))
  for (const projectId of new Set(projects)) context.news.tell(`jobs of ${projectId}`)
}

/** Puts files into the store, some at once: the disk takes several for one. All that were begun have ended when it throws. */
async function putAll(
  { files: store }: Context,
  files: readonly { readonly key: string; readonly content: Uint8Array }[],
): Promise<void> {
  for (let from = 0; from < files.length; from += filesAtOnce) {
    const some = files.slice(from, from + filesAtOnce)
    const put = await Promise.allSettled(some.map(({ key, content }) => store.put(key, content)))
    const failed = put.find(each => each.status === 'rejected')
    if (failed) throw failed.reason
  }
}

/** The jobs that still are as they were when it was written what came of them; nobody changes them until the transaction ends. */
async function unchangedAmong(transaction: Database, ended: readonly Ended[]): Promise<ReadonlySet<string>> {
  const jobs = ended.flatMap(each => (each.about === 'nothing' ? [] : each.job))
  const rows = await lockEndedJobs(
    transaction,
    jobs.map(job => job.id),
  )
  const now = new Map(rows.map(row => [row.id, row]))
  const unchanged = jobs.filter(({ id, state, resultVersion }) => {
    const row = now.get(id)
    return row?.state === state && row.resultVersion === resultVersion
  })
  return new Set(unchanged.map(job => job.id))
}

function deliveriesOf(ended: readonly Ended[], unchanged: ReadonlySet<string>) {
  return ended.flatMap(each => {
    if (each.about === 'nothing' || !unchanged.has(each.job.id)) return []
    const { about, body, job } = each
    return { projectId: job.projectId, jobId: job.id, about, body }
  })
}

function withFiles(context: Context, { job, version, written }: EndedDone) {
  const bytes = Buffer.from(written.content)
  const own =
    bytes.length < largeBytes ? [] : [{ key: newFileKey(context, 'results', 'json'), content: bytes }]
  const parts = written.parts.map(part => ({ ...part, key: newFileKey(context, 'results') }))
  return {
    jobId: job.id,
    version,
    revision: written.revision,
    fileKey: own[0]?.key ?? null,
    content: own.length > 0 ? null : written.content,
    parts: Object.fromEntries(parts.map(({ name, key }) => [name, key])),
    files: [...own, ...parts],
  }
}

function keysOf({ files }: ReturnType<typeof withFiles>): string[] {
  return files.map(({ key }) => key)
}
