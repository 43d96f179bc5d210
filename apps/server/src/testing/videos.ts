import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import { ask, type Desk, uploadFile } from './builders.ts'
import type { Sent, Stack } from './stack.ts'

const run = promisify(execFile)
const street = fileURLToPath(new URL('../../../../examples/videos/street.avi', import.meta.url))

/** The video that comes with the project: 30 frames in 3 seconds, 768 x 576, in a container that no browser plays. */
export function streetVideo(): Promise<Buffer> {
  return readFile(street)
}

/**
 * A video that ffmpeg makes of the one that comes with the project, in small.
 * @param name decides the container
 * @param options for the output
 */
export async function madeVideo(name: string, ...options: readonly string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'gesso-video-'))
  try {
    const place = join(folder, name)
    const common = ['-v', 'error', '-i', street, '-pix_fmt', 'yuv420p']
    const scale = options.includes('-vf') ? [] : ['-vf', 'scale=192:144']
    await run('ffmpeg', [...common, ...scale, ...options, '-y', place])
    return await readFile(place)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes a video anew with other options, e.g. `-c copy` and what is to be said beside its frames. */
export async function rewritten(
  content: Buffer,
  name: string,
  ...options: readonly string[]
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'gesso-video-'))
  try {
    const [from, to] = [join(folder, 'given'), join(folder, name)]
    await writeFile(from, content)
    await run('ffmpeg', ['-v', 'error', '-i', from, ...options, '-y', to])
    return await readFile(to)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makes a workspace with an owner's key and a project of videos in it. */
export async function openVideoDesk(stack: Stack): Promise<Desk & { datasetId: string }> {
  const { workspaceId, key } = await stack.workspace()
  const body = { name: 'Street', contentType: 'VIDEOS' }
  const project = await ask<{ id: string }>(
    { stack, key },
    'POST',
    `/api/workspaces/${workspaceId}/projects`,
    body,
  )
  const dataset = await ask<{ id: string }>({ stack, key }, 'POST', `/api/projects/${project.id}/datasets`, {
    name: 'days',
  })
  return { stack, key, workspaceId, projectId: project.id, datasetId: dataset.id }
}

/** Uploads a file and asks for a video of it. */
export async function sendVideo(
  desk: Desk & { datasetId: string },
  name: string,
  content: Uint8Array,
): Promise<Sent> {
  const body = { datasetId: desk.datasetId, uploadId: await uploadFile(desk, content), name }
  return desk.stack.send('POST', `/api/projects/${desk.projectId}/videos`, { key: desk.key, body })
}

/** A video once it is read. */
export async function videoRead<T extends { readonly health: string }>(
  desk: Pick<Desk, 'stack' | 'key'>,
  sent: Sent,
): Promise<T> {
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  const { id } = sent.body as { id: string }
  for (;;) {
    const video = await ask<T>(desk, 'GET', `/api/videos/${id}`)
    if (video.health !== 'PROCESSING') return video
  }
}

/**
 * Puts a video without a file into a dataset, straight into the tables: for tests that need no picture.
 * @returns its id
 */
export async function putVideo(
  { stack, projectId }: Pick<Desk, 'stack' | 'projectId'>,
  datasetId: string,
  name: string,
  durationMs: number | null = 10_000,
): Promise<string> {
  const { db } = stack.context
  const now = new Date()
  const id = uuidv7()
  await db
    .insertInto('media')
    .values({
      id,
      project_id: projectId,
      dataset_id: datasetId,
      kind: 'video',
      name,
      width: 640,
      height: 480,
      format: 'MP4',
      exif: '{}',
      bytes: 1000,
      status: 'NEW',
      status_set_at: now,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await db
    .insertInto('video')
    .values({ media_id: id, health: 'OK', frame_rate: 10, duration_ms: durationMs, duration_frames: 100 })
    .execute()
  return id
}
