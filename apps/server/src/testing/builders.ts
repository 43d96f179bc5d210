import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { ChangeRequest, LabelContent } from '@gesso/core'
import { v7 as uuidv7 } from 'uuid'
import type { Sent, Stack } from './stack.ts'

/** A key in a workspace with a project: what most tests begin with. */
export interface Desk {
  readonly stack: Stack
  readonly key: string
  readonly workspaceId: string
  readonly projectId: string
}

interface Made {
  readonly id: string
  readonly name: string
}

/** Makes a workspace with an owner's key and a project in it. */
export async function openDesk(stack: Stack): Promise<Desk> {
  const { workspaceId, key } = await stack.workspace()
  const path = `/api/workspaces/${workspaceId}/projects`
  const project = await ask<Made>({ stack, key }, 'POST', path, { name: 'Cars' })
  return { stack, key, workspaceId, projectId: project.id }
}

/** The body of the reply to a request that must succeed. */
export async function ask<T>(
  { stack, key }: Pick<Desk, 'stack' | 'key'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const sent = await stack.send(method, path, { key, body })
  assert.ok(sent.status < 300, `${method} ${path} answered ${sent.status} ${JSON.stringify(sent.body)}`)
  return sent.body as T
}

/** Makes a dataset. */
export function makeDataset(desk: Desk, name: string = randomUUID()): Promise<Made> {
  return ask(desk, 'POST', `/api/projects/${desk.projectId}/datasets`, { name })
}

/** Makes a tag class. */
export function makeTagClass(desk: Desk, name: string = randomUUID()): Promise<Made> {
  return ask(desk, 'POST', `/api/projects/${desk.projectId}/tag-classes`, { name })
}

/** Makes a label class. */
export function makeLabelClass(desk: Desk, name: string = randomUUID()): Promise<Made> {
  return ask(desk, 'POST', `/api/projects/${desk.projectId}/label-classes`, { name })
}

/** A label as a request brings it: a box of 20 x 10 pixels, unless told otherwise. */
export function boxLabel(classId: string, other: Partial<LabelContent> = {}): LabelContent {
  const geometry = { left: 10, top: 10, right: 30, bottom: 20 }
  return { id: uuidv7(), classId, shape: 'box', geometry, zIndex: 0, tool: 'api', externalId: null, ...other }
}

/** Sends a change of an image's labels, with an id of its own unless it has one. */
export function sendChange(
  { stack, key }: Pick<Desk, 'stack' | 'key'>,
  imageId: string,
  change: Partial<ChangeRequest>,
): Promise<Sent> {
  const body = { id: uuidv7(), added: [], updated: [], removed: [], ...change }
  return stack.send('POST', `/api/images/${imageId}/changes`, { key, body })
}

/**
 * Puts images without files into a dataset, straight into the table: for tests that need many, or no picture.
 * @returns their ids, in the order of the names
 */
export async function putImages(
  { stack, projectId }: Desk,
  datasetId: string,
  names: readonly string[],
  status = 'NEW',
): Promise<string[]> {
  const now = new Date()
  const rows = names.map(name => ({
    id: uuidv7(),
    project_id: projectId,
    dataset_id: datasetId,
    kind: 'image',
    name,
    width: 640,
    height: 480,
    format: 'JPEG',
    mode: 'RGB',
    exif: '{}',
    bytes: 1000,
    status,
    status_set_at: now,
    created_at: now,
    updated_at: now,
  }))
  await stack.context.db.insertInto('media').values(rows).execute()
  return rows.map(row => row.id)
}
