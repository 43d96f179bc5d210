import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { makeProject } from '../parts/content.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { secondsOf, shared } from '../parts/in-turns.ts'
import { post } from '../parts/post.ts'
import { rawInsertion } from '../parts/raw-insertion.ts'
import { openSilence } from '../parts/silence.ts'
import { openStage } from '../parts/stage.ts'

const connections = 8
const requests = 220
const warming = 20
const jobsPerRequest = 100

/**
 * Jobs created through HTTP in a second: 8 clients, 100 jobs a request, each with one picture and something of its
 * owner's. Their pictures are at a server that keeps silent, so that fetching them is no part of it.
 * Limit: the same rows, of jobs and of their pictures, deleted and inserted again into the same tables with the same
 * indexes and constraints by `pg`, 8 connections, 1,000 rows a statement with `unnest`.
 */
export async function measureJobs(): Promise<Figure[]> {
  const silence = await openSilence()
  const stage = await openStage({ GESSO_ALLOW_PRIVATE_URLS: '1' })
  try {
    const { projectId } = await makeProject(stage.api, 'jobs')
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const create = (body: string) => post({ ...stage, agent }, `/api/projects/${projectId}/jobs`, body)
    const bodies = Array.from({ length: requests }, () => bodyOf(silence.url))
    await shared(bodies.splice(0, warming), create, connections)
    const seconds = await secondsOf(() => shared(bodies, create, connections))
    agent.destroy()
    const throughHttp = (bodies.length * jobsPerRequest) / seconds
    await stage.stopServer()
    const tables = [
      { table: 'job', perStatement: 1000 },
      { table: 'attachment', perStatement: 1000 },
    ]
    const raw = (requests * jobsPerRequest) / (await rawInsertion(stage.pool, tables, connections))
    return [figure('jobs created through HTTP', throughHttp, 'jobs/s', { limit: raw, atLeast: 1 / 3 })]
  } finally {
    await stage.close()
    silence.close()
  }
}

function bodyOf(picturesUrl: string): string {
  const jobs = Array.from({ length: jobsPerRequest }, () => {
    const referenceId = randomUUID()
    return {
      referenceId,
      attachments: [{ frameId: null, url: `${picturesUrl}/${referenceId}.jpg` }],
      given: { metadata: { camera: 'front', drive: referenceId } },
    }
  })
  return JSON.stringify({ jobs })
}
