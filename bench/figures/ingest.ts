import { Agent, request } from 'node:http'
import type { RequestedLabel } from '@gesso/client'
import type pg from 'pg'
import { insertImages, labelMaker, makeProject } from '../parts/content.ts'
import { type Figure, figure } from '../parts/figure.ts'
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
      post(agent, `${stage.url}/api/images/${images[index % images.length]}/brief-changes`, stage.key, body)
    const warm = bodies.splice(0, 200)
    await shared(warm, create)
    const seconds = await secondsOf(() => shared(bodies, create))
    agent.destroy()
    const throughHttp = (bodies.length * labelsPerRequest) / seconds
    const raw = await rawInsertion(stage.pool)
    return [figure('labels created through HTTP', throughHttp, 'labels/s', { limit: raw, atLeast: 0.5 })]
  } finally {
    await stage.close()
  }
}

function bodyOf(added: RequestedLabel[]): string {
  return JSON.stringify({ id: crypto.randomUUID(), added, updated: [], removed: [] })
}

/** Sends what was made before, and does not read the reply as JSON: the client's own work is not what is measured. */
function post(agent: Agent, url: string, key: string, body: string): Promise<void> {
  const headers = {
    'X-Api-Key': key,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, reply => {
      reply.resume().once('end', () => {
        if (reply.statusCode === 200) resolve()
        else reject(new Error(`the server answered ${reply.statusCode}`))
      })
    })
    sent.once('error', reject).end(body)
  })
}

/** Deletes all labels and their history and inserts the same rows again. @returns labels in a second */
async function rawInsertion(pool: pg.Pool): Promise<number> {
  const labels = await takeAll(pool, 'label')
  const changes = await takeAll(pool, 'change')
  const batches = [
    ...batched(labels.rows, 1000).map(rows => ({ rows, ...labels.into })),
    ...batched(changes.rows, 10).map(rows => ({ rows, ...changes.into })),
  ]
  const insert = ({ rows, sql, columns }: (typeof batches)[number]) =>
    pool.query(
      sql,
      columns.map(column => rows.map(row => row[column])),
    )
  const seconds = await secondsOf(() => shared(batches, insert))
  return labels.rows.length / seconds
}

async function takeAll(pool: pg.Pool, table: string) {
  const described = await pool.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const columns = described.rows.map(row => row.name)
  const asText = columns.map(column => `${column}::text as ${column}`).join(', ')
  const { rows } = await pool.query<Record<string, string | null>>(`select ${asText} from ${table}`)
  await pool.query(`delete from ${table}`)
  await pool.query(`vacuum full ${table}`)
  const arrays = described.rows.map((row, index) => `$${index + 1}::text[]::${row.type}[]`).join(', ')
  return {
    rows,
    into: { columns, sql: `insert into ${table} (${columns.join(', ')}) select * from unnest(${arrays})` },
  }
}

function batched<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
}

/** Works through a list with some workers at once. */
async function shared<T>(
  list: readonly T[],
  work: (item: T, index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < list.length; index = next++) {
      const item = list[index]
      if (item !== undefined) await work(item, index)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
