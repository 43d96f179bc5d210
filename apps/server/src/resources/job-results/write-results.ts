import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { labelReader } from '../labels/index.ts'
import { putOff, takenUntil } from './do-job-duties.ts'
import { type Ended, type EndedDone, keepEndings } from './keep-endings.ts'
import { type EndedJob, endedJobsByIds, type JobDuty, takeJobDuties } from './queries.ts'
import { nameOfResult, resultUrl } from './result-urls.ts'
import type { ResultWriter } from './result-writer.ts'
import { refuseWornOut } from './tries.ts'

/** So many results are written and kept together; each alone would cost the database ten times as much. */
const atOnce = 50
/** Results of so many bytes are kept before others are written. */
const heldBytes = 8_000_000

/**
 * Makes the results of jobs that are done, each once for each time that it came to its end, and has told what became of
 * jobs. What fails is tried again for a day, and keeps no other back.
 * @returns how many jobs were looked at
 */
export async function writeDueResults(
  context: Context,
  writer: ResultWriter,
  signal: AbortSignal,
): Promise<number> {
  for (let done = 0; ; ) {
    if (signal.aborted) return done
    const now = context.now()
    const duties = await takeJobDuties(context.db, ['result', 'failure'], now, takenUntil(now), atOnce)
    if (duties.length > 0) await writeAll(context, writer, duties, signal)
    done += duties.length
    if (duties.length < atOnce) return done
  }
}

async function writeAll(
  context: Context,
  writer: ResultWriter,
  duties: readonly JobDuty[],
  signal: AbortSignal,
): Promise<void> {
  const rows = await endedJobsByIds(
    context.db,
    duties.map(duty => duty.jobId),
  )
  const jobs = new Map(rows.map(job => [job.id, job]))
  const write = writing(context, writer, rows)
  let held: Ended[] = []
  for (const duty of duties) {
    try {
      signal.throwIfAborted()
      held.push(await write(duty, jobs.get(duty.jobId)))
    } catch (error) {
      await putOff(context, duty, error, signal)
    }
    if (bytesOf(held) < heldBytes) continue
    await keepOrPutOff(context, held, signal)
    held = []
  }
  await keepOrPutOff(context, held, signal)
}

/** Keeps what was written, all at once; where that cannot be, each alone, so that one does not keep back the others. */
async function keepOrPutOff(context: Context, ended: readonly Ended[], signal: AbortSignal): Promise<void> {
  try {
    if (ended.length > 0) await keepEndings(context, ended)
  } catch (error) {
    const [only, ...others] = ended
    if (only && others.length === 0) await putOff(context, only.duty, error, signal)
    else for (const each of ended) await keepOrPutOff(context, [each], signal)
  }
}

/** Writes what is to be kept of one job after the other. */
function writing(context: Context, writer: ResultWriter, jobs: readonly EndedJob[]) {
  const mediaIds = jobs.flatMap(({ mediaId }) => mediaId ?? [])
  const write = writer.open(context, labelReader(context, mediaIds))
  return async (duty: JobDuty, job: EndedJob | undefined): Promise<Ended> => {
    refuseWornOut(duty)
    if (job?.state === 'failed' && duty.duty === 'failure')
      return { about: 'failed', duty, job, body: writer.message(context, job, { about: 'failed' }) }
    // Else it was opened again before it was looked at.
    if (job?.state !== 'done' || duty.duty !== 'result') return { about: 'nothing', duty }
    const version = job.resultVersion + 1
    const urlOf = (name: string) => resultUrl(context, { jobId: job.id, version }, name)
    const written = await write(readerOf(job), job, urlOf)
    const url = urlOf(nameOfResult(job.id))
    const body = writer.message(context, job, { about: 'done', url, content: written.content })
    return { about: 'done', duty, job, version, written, body }
  }
}

function bytesOf(ended: readonly Ended[]): number {
  const results = ended.filter((each): each is EndedDone => each.about === 'done')
  return results.reduce((sum, { written, body }) => {
    const parts = written.parts.reduce((all, part) => all + part.content.byteLength, 0)
    return sum + written.content.length + body.length + parts
  }, 0)
}

/** Whoever finished the job was asked then; its result is written by one who may read its workspace and no more. */
function readerOf({ id, workspaceId }: EndedJob): Actor {
  return { id, kind: 'key', name: 'Results', grants: new Map([[workspaceId, 'View Only']]) }
}
