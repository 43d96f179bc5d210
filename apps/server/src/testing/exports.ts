import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import type { Run } from '@gesso/client'
import { fromBufferPromise } from 'yauzl'
import { ask, type Desk } from './builders.ts'

/** Asks for an export, waits for its end, and takes its zip apart: the bytes of each file, by its path. */
export async function exported(desk: Desk, body: object): Promise<{ run: Run; files: Map<string, Buffer> }> {
  let run = await ask<Run>(desk, 'POST', `/api/projects/${desk.projectId}/exports`, body)
  while (run.state === 'queued' || run.state === 'running')
    run = await ask<Run>(desk, 'GET', `/api/runs/${run.id}`)
  assert.equal(run.state, 'done', run.error ?? '')
  const zip = Buffer.from(await (await fetch(run.downloadUrl ?? '')).arrayBuffer())
  const opened = await fromBufferPromise(zip, { lazyEntries: true })
  const files = new Map<string, Buffer>()
  for await (const entry of opened.eachEntry())
    files.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)))
  return { run, files }
}

/** The JSON in one of the files. */
export function jsonIn<T>(files: ReadonlyMap<string, Buffer>, path: string): T {
  return JSON.parse(files.get(path)?.toString() ?? '')
}
