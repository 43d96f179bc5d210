import type { Context } from '../../context.ts'
import { adoptFiles, disownFiles, newFileKey, removeUnownedFiles } from '../../files/index.ts'
import type { Actor } from '../access/index.ts'
import { queueDelivery } from '../callbacks/index.ts'
import { doJobDuties } from './do-job-duties.ts'
import {
  type EndedJob,
  endedJobById,
  insertResult,
  type JobDuty,
  lockEndedJob,
  strikeJobDuty,
} from './queries.ts'
import { nameOfResult, resultUrl } from './result-urls.ts'
import type { ResultWriter, WrittenResult } from './result-writer.ts'

/**
 * Makes the results of jobs that are done, each once for each time that it came to its end, and has told what became of
 * jobs.
 * @returns how many jobs were looked at
 */
export function writeDueResults(
  context: Context,
  writer: ResultWriter,
  signal: AbortSignal,
): Promise<number> {
  return doJobDuties(context, ['result', 'failure'], signal, async duty => {
    const job = await endedJobById(context.db, duty.jobId)
    if (job?.state === 'done' && duty.duty === 'result') await writeResult(context, writer, job, duty)
    else if (job?.state === 'failed' && duty.duty === 'failure') await tellFailure(context, writer, job, duty)
    // It was opened again before it was looked at.
    else await strikeJobDuty(context.db, duty)
  })
}

async function writeResult(
  context: Context,
  writer: ResultWriter,
  job: EndedJob,
  duty: JobDuty,
): Promise<void> {
  const version = job.resultVersion + 1
  const urlOf = (name: string) => resultUrl(context, { jobId: job.id, version }, name)
  const written = await writer.write(context, readerOf(job), job, urlOf)
  const { fileKey, parts } = await keepFiles(context, written)
  const keys = [fileKey, ...Object.values(parts)]
  try {
    await context.db.transaction().execute(async transaction => {
      const now = await lockEndedJob(transaction, job.id)
      await strikeJobDuty(transaction, duty)
      if (now?.state !== 'done' || now.resultVersion !== job.resultVersion) return
      await adoptFiles(transaction, keys)
      const row = { jobId: job.id, version, revision: written.revision, fileKey, parts }
      await insertResult(transaction, row, context.now())
      const url = urlOf(nameOfResult(job.id))
      const body = writer.message(context, job, { about: 'done', url, content: written.content })
      const { projectId, id: jobId } = job
      await queueDelivery(context, transaction, { projectId, jobId, about: 'done', body })
    })
  } finally {
    // Those that a result has now are no longer noted.
    await removeUnownedFiles(context, keys)
  }
}

async function tellFailure(
  context: Context,
  writer: ResultWriter,
  job: EndedJob,
  duty: JobDuty,
): Promise<void> {
  const body = writer.message(context, job, { about: 'failed' })
  await context.db.transaction().execute(async transaction => {
    const now = await lockEndedJob(transaction, job.id)
    await strikeJobDuty(transaction, duty)
    if (now?.state !== 'failed') return
    const { projectId, id: jobId } = job
    await queueDelivery(context, transaction, { projectId, jobId, about: 'failed', body })
  })
}

/** Puts a result's files into the store, noted as unowned. */
async function keepFiles(
  context: Context,
  { content, parts }: WrittenResult,
): Promise<{ fileKey: string; parts: Readonly<Record<string, string>> }> {
  const fileKey = newFileKey(context, 'results', 'json')
  const named = parts.map(part => ({ ...part, key: newFileKey(context, 'results') }))
  await disownFiles(context.db, [fileKey, ...named.map(part => part.key)], context.now())
  await context.files.put(fileKey, Buffer.from(content))
  for (const part of named) await context.files.put(part.key, part.content)
  return { fileKey, parts: Object.fromEntries(named.map(({ name, key }) => [name, key])) }
}

/** Whoever finished the job was asked then; its result is written by one who may read its workspace and no more. */
function readerOf({ id, workspaceId }: EndedJob): Actor {
  return { id, kind: 'key', name: 'Results', grants: new Map([[workspaceId, 'View Only']]) }
}
