import { Agent } from 'node:http'
import type { RequestedLabel } from '@gesso/client'
import { insertImages, labelMaker, makeProject } from '../parts/content.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { secondsOf, shared } from '../parts/in-turns.ts'
import { post } from '../parts/post.ts'
import { rawInsertion } from '../parts/raw-insertion.ts'
import { openStage } from '../parts/stage.ts'

const connections = 8
const requests = 1200
const labelsPerRequest = 100

/**
 * Labels created through HTTP in a second: 8 clients, 100 labels a request, each with its history.
 * Limit: the same rows, of labels and of history, deleted and inserted again into the same tables with the same
 * indexes and constraints by `pg`, 8 connections, 1,000 labels a statement with `unnest`.
 */
export async function measureIngest(): Promise<Figure[]> {
  const stage = await openStage()
  try {
    const place = await makeProject(stage.api, 'ingest')
    const images = await insertImages(stage.pool, place, 100)
    const make = labelMaker(1, place.classIds)
    const bodies = Array.from({ length: requests }, () =>
      bodyOf(Array.from({ length: labelsPerRequest }, make)),
    )
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const create = (body: string, index: number) =>
      post({ ...stage, agent }, `/api/images/${images[index % images.length]}/brief-changes`, body)
    const warm = bodies.splice(0, 200)
    await shared(warm, create, connections)
    const seconds = await secondsOf(() => shared(bodies, create, connections))
    agent.destroy()
    const throughHttp = (bodies.length * labelsPerRequest) / seconds
    const tables = [
      { table: 'label', perStatement: 1000 },
      { table: 'change', perStatement: 10 },
    ]
    const raw = (requests * labelsPerRequest) / (await rawInsertion(stage.pool, tables, connections))
    return [figure('labels created through HTTP', throughHttp, 'labels/s', { limit: raw, atLeast: 0.5 })]
  } finally {
    await stage.close()
  }
}

function bodyOf(added: RequestedLabel[]): string {
  return JSON.stringify({ id: crypto.randomUUID(), added, updated: [], removed: [] })
}
