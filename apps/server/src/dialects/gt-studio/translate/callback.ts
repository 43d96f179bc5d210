import { isRecord } from './alike.ts'

/** What is told of a job that has ended, and how it is known. */
interface EndedJob {
  readonly id: string
  readonly referenceId: string
  readonly workflowId: string
  readonly workflowTag: string | null
  readonly given: unknown
  /** why it failed: code, message and the frames that could not be had */
  readonly problem: unknown
}

/** The body of a callback: of a job that is done its result, of one that failed why. */
export function callbackBody(
  job: EndedJob,
  ending: { readonly about: 'failed' } | { readonly about: 'done'; readonly content: string },
): string {
  const known = { reference_id: job.referenceId, job_id: job.id, flu_id: job.id, tag: tagOfJob(job) }
  if (ending.about === 'done') {
    const result: unknown = JSON.parse(ending.content)
    return JSON.stringify({ annotations: [{ ...known, status: 'COMPLETED', result }] })
  }
  return JSON.stringify({ annotations: [{ ...known, status: 'FAILED', error: failureOf(job.problem) }] })
}

function tagOfJob({ given, workflowTag, workflowId }: EndedJob): string {
  const tag = isRecord(given) ? given['tag'] : undefined
  return typeof tag === 'string' && tag !== '' ? tag : (workflowTag ?? workflowId)
}

function failureOf(problem: unknown): object {
  const { message, frames } = isRecord(problem) ? problem : {}
  const missing: readonly unknown[] = Array.isArray(frames) ? frames : []
  if (missing.length === 0)
    return { code: 'FS_0003', message: String(message ?? ''), meta_data: { failures: [] } }
  const failures = missing.map(field => ({ field: String(field), type: 'INVALID_IMAGE_LINK' }))
  return { code: 'FS_0007', message: String(message ?? ''), meta_data: { failures } }
}
