import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { insertImages, labelMaker, makeProject, type Place } from '../parts/content.ts'
import { type Figure, figure, percentile, spread } from '../parts/figure.ts'
import { openStage, type Stage } from '../parts/stage.ts'

const images = 118_000
const labels = 860_000
const rounds = 3
const baselineScript = fileURLToPath(new URL('../parts/stringify.mjs', import.meta.url))

/**
 * A COCO export of COCO train's size, from its start to the finished zip.
 * Limit of the time: `JSON.stringify` and writing of the same content, which stands in memory, in a process of its own.
 * Both are measured in turns and their medians compared: what else the machine does swings either by a third.
 * Memory: the most that the whole server process held (VmHWM).
 */
export async function measureExport(): Promise<Figure[]> {
  const stage = await openStage()
  try {
    const place = await makeProject(stage.api, 'export')
    const ids = await insertImages(stage.pool, place, images)
    await insertLabels(stage.pool, place, ids)
    const seconds: number[] = []
    const limits: number[] = []
    for (let round = 0; round < rounds; round++) {
      const started = performance.now()
      const url = await finishedExport(stage, place.projectId)
      seconds.push((performance.now() - started) / 1000)
      limits.push(await stringifySeconds(stage, url))
    }
    const memory = peakMemory(stage.server.pid)
    const limit = percentile(limits, 0.5)
    const note = `exports of ${spread(seconds, 's')}, limits of ${spread(limits, 's')}`
    return [
      figure('export of 860,000 labels', percentile(seconds, 0.5), 's', { limit, atMost: 4, note }),
      figure('peak memory of the server while exporting', memory, 'MB', { limit: 600, atMost: 1 }),
    ]
  } finally {
    await stage.close()
  }
}

/** As the server stores them: their geometry as it was sent, which `jsonb` would have written anew, with spaces. */
async function insertLabels(pool: pg.Pool, place: Place, ids: readonly string[]): Promise<void> {
  const make = labelMaker(2, place.classIds)
  const batch = 10_000
  for (let from = 0; from < labels; from += batch) {
    const made = Array.from({ length: batch }, (_, index) => ({
      ...make(),
      mediaId: ids[(from + index) % ids.length],
    }))
    await pool.query(
      `insert into label (id, project_id, media_id, class_id, shape, geometry, z_index, version, created_at, updated_at)
       select "id", $1, "mediaId", "classId", shape, geometry, "zIndex", 1, now(), now()
       from json_to_recordset($2) as row
         ("id" uuid, "mediaId" uuid, "classId" uuid, shape text, geometry json, "zIndex" integer)`,
      [place.projectId, JSON.stringify(made)],
    )
  }
  await pool.query('vacuum analyze')
}

/** @returns the URL of the file */
async function finishedExport(stage: Stage, projectId: string): Promise<string> {
  let run = await stage.api.startExport({
    params: { projectId },
    body: { format: 'json_coco', name: 'bench' },
  })
  while (run.state === 'queued' || run.state === 'running') {
    await new Promise(resolve => setTimeout(resolve, 100))
    run = await stage.api.getRun({ params: { runId: run.id } })
  }
  if (run.state !== 'done' || !run.downloadUrl)
    throw new Error(`the export ended as ${run.state}: ${run.error}`)
  return run.downloadUrl
}

/** The server is the child of the program that keeps it running. @returns MB */
function peakMemory(keeper: number | undefined): number {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  const server = pids.find(pid => Number(/PPid:\s+(\d+)/.exec(statusOf(pid))?.[1]) === keeper)
  if (!server) throw new Error('the server has no process')
  return Number(/VmHWM:\s+(\d+) kB/.exec(statusOf(server))?.[1]) / 1024
}

/** A process may end while it is looked at. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

async function stringifySeconds(stage: Stage, url: string): Promise<number> {
  const zip = path.join(stage.folder, 'export.zip')
  const response = await fetch(url)
  await writeFile(zip, Buffer.from(await response.arrayBuffer()))
  const json = path.join(stage.folder, 'export.json')
  const unzip = spawn('unzip', ['-p', zip], { stdio: ['ignore', 'pipe', 'inherit'] })
  await pipeline(unzip.stdout, createWriteStream(json))
  execFileSync(process.execPath, ['--max-old-space-size=12000', baselineScript, json, `${json}.seconds`])
  return Number(await readFile(`${json}.seconds`, 'utf8'))
}
