import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { randomNumbers } from '@gesso/testing'
import type pg from 'pg'
import { insertImages, makeProject } from '../parts/content.ts'
import { type Figure, figure, percentile, reported } from '../parts/figure.ts'
import { post, type Target } from '../parts/post.ts'
import { openStage, type Stage } from '../parts/stage.ts'

const people = 200
const jobs = 10_000
/** What a worker does between taking a job and handing it in takes so long on average: far less than labelling does. */
const workMs = 2000

/**
 * 200 workers pull from a queue of 10,000 jobs at once, through HTTP: each takes a job, is busy for 0 to 4 s (2 on
 * average), hands it in and takes the next, until there is none. Measured is how long taking one takes, from the request
 * to its reply, from when all have begun, in the 4 s after the first, until the queue is empty. It fails when a job is
 * given twice or lost.
 * Reported beside it: 200 people who hold none ask in the same moment; how long until the last of them has one.
 */
export async function measureQueue(): Promise<Figure[]> {
  const stage = await openStage()
  const agent = new Agent({ keepAlive: true, maxSockets: people })
  try {
    const { projectId, workers } = await fill(stage, jobs + people)
    const target = { ...stage, agent }
    const rush = await atOnce(target, projectId, workers)
    const held = rush.map(({ jobId }) => jobId)
    await Promise.all(workers.map((worker, at) => handIn(target, worker, held[at] ?? '')))
    const shift = await workedOff(target, projectId, workers)
    await proveWhole(stage.pool, [...held, ...shift.map(({ jobId }) => jobId)])
    const times = shift.filter(({ settled }) => settled).map(({ ms }) => ms)
    return [
      figure('taking a job, 200 workers, 99th percentile', percentile(times, 0.99), 'ms', {
        limit: 20,
        atMost: 1,
      }),
      reported('taking a job, 200 workers, median', percentile(times, 0.5), 'ms'),
      reported(
        '200 people ask for a job in one moment, the last has it after',
        Math.max(...rush.map(({ ms }) => ms)),
        'ms',
      ),
    ]
  } finally {
    agent.destroy()
    await stage.close()
  }
}

/** A project with jobs that wait at its one step of work, and people who may do them. */
async function fill(stage: Stage, count: number): Promise<{ projectId: string; workers: string[] }> {
  const place = await makeProject(stage.api, 'queue')
  const { projectId } = place
  const step = { groupId: null, reasons: [], ownWork: false, model: null }
  const workflow = await stage.api.createWorkflow({
    params: { projectId },
    body: {
      name: 'One step',
      steps: [
        { id: 'start', kind: 'start', name: 'Start', ...step },
        { id: 'maker', kind: 'maker', name: 'Label', ...step },
        { id: 'end', kind: 'end', name: 'End', ...step },
      ],
      routes: [
        { from: 'start', to: 'maker', kind: 'continue' },
        { from: 'maker', to: 'end', kind: 'continue' },
      ],
    },
  })
  const media = await insertImages(stage.pool, place, count)
  for (let from = 0; from < count; from += 500)
    await stage.api.sendToWorkflow({
      params: { projectId },
      body: { mediaIds: media.slice(from, from + 500), workflowId: workflow.id },
    })
  const workers = await hire(stage.pool, projectId)
  await stage.pool.query('vacuum analyze')
  return { projectId, workers }
}

/** Adds people to the project's workspace. @returns their ids */
async function hire(pool: pg.Pool, projectId: string): Promise<string[]> {
  const ids = Array.from({ length: people }, () => randomUUID())
  await pool.query(
    `insert into person (id, name, created_at) select worker, 'Worker', now() from unnest($1::uuid[]) worker`,
    [ids],
  )
  await pool.query(
    `insert into member (workspace_id, person_id, role, created_at)
     select project.workspace_id, worker, 'Labeller', now() from project, unnest($2::uuid[]) worker
     where project.id = $1`,
    [projectId, ids],
  )
  return ids
}

interface Taken {
  readonly jobId: string
  readonly ms: number
}

async function take(target: Target, projectId: string, personId: string): Promise<Taken | undefined> {
  const body = JSON.stringify({ personId })
  const from = performance.now()
  const reply = await post(target, `/api/projects/${projectId}/jobs/next`, body)
  const ms = performance.now() - from
  const { job }: { job: { id: string } | null } = JSON.parse(reply.toString())
  return job ? { jobId: job.id, ms } : undefined
}

async function handIn(target: Target, personId: string, jobId: string): Promise<void> {
  await post(target, `/api/jobs/${jobId}/submit`, JSON.stringify({ personId }))
}

async function atOnce(target: Target, projectId: string, workers: readonly string[]): Promise<Taken[]> {
  const taken = await Promise.all(workers.map(worker => take(target, projectId, worker)))
  return taken.flatMap(each => each ?? [])
}

/** All workers at work until the queue is empty; `settled` tells who took after all had begun. */
async function workedOff(
  target: Target,
  projectId: string,
  workers: readonly string[],
): Promise<(Taken & { settled: boolean })[]> {
  const random = randomNumbers(3)
  const taken: (Taken & { settled: boolean })[] = []
  const begun = performance.now() + 2 * workMs
  const shift = async (worker: string) => {
    await pause(random() * 2 * workMs)
    for (;;) {
      const settled = performance.now() > begun
      const job = await take(target, projectId, worker)
      if (!job) return
      taken.push({ ...job, settled })
      await pause(random() * 2 * workMs)
      await handIn(target, worker, job.jobId)
    }
  }
  await Promise.all(workers.map(shift))
  return taken
}

/** @throws Error when a job was given twice, or one is not done */
async function proveWhole(pool: pg.Pool, given: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ id: string; state: string }>('select id, state from job')
  const lost = rows.filter(({ state }) => state !== 'done').length
  const distinct = new Set(given).size
  if (distinct !== given.length || distinct !== rows.length || lost > 0)
    throw new Error(
      `${given.length} jobs were given, ${distinct} different ones, of ${rows.length}; ${lost} are not done`,
    )
}
