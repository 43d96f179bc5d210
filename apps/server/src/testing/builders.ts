import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ChangeRequest, RequestedLabel } from '@gesso/core'
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

/** The error of a request that must be refused. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Reads the error of a request that must be refused. */
export function refusalIn({ status, body }: Sent): Refusal {
  assert.ok(status >= 400, `answered ${status} ${JSON.stringify(body)}`)
  return { ...(body as Refusal), status }
}

/** Makes a dataset. */
export function makeDataset(desk: Desk, name: string = randomUUID()): Promise<Made> {
  return ask(desk, 'POST', `/api/projects/${desk.projectId}/datasets`, { name })
}

/** Makes a tag class. */
export function makeTagClass(desk: Desk, name: string = randomUUID()): Promise<Made> {
  return ask(desk, 'POST', `/api/projects/${desk.projectId}/tag-classes`, { name })
}

/** Makes a tag group of which an image has one tag, unless told otherwise. */
export function makeTagGroup(desk: Desk, name: string = randomUUID(), other: object = {}): Promise<Made> {
  const body = { name, type: 'SELECTION', ...other }
  return ask(desk, 'POST', `/api/projects/${desk.projectId}/tag-groups`, body)
}

/** Makes a label class. */
export function makeLabelClass(desk: Desk, name: string = randomUUID()): Promise<Made> {
  return ask(desk, 'POST', `/api/projects/${desk.projectId}/label-classes`, { name })
}

/** An attribute that was made. */
export interface MadeAttribute extends Made {
  readonly options: readonly { readonly id: string; readonly value: string }[]
}

/** Makes an attribute; options by their texts. */
export function makeAttribute(
  { projectId, ...desk }: Desk,
  { options, ...fields }: Readonly<Record<string, unknown>> & { readonly options?: readonly string[] },
): Promise<MadeAttribute> {
  const body = { ...fields, ...(options ? { options: options.map(value => ({ value })) } : {}) }
  return ask(desk, 'POST', `/api/projects/${projectId}/attributes`, body)
}

/** A label as a request brings it: a box of 20 x 10 pixels, unless told otherwise. */
export function boxLabel(classId: string, other: Partial<RequestedLabel> = {}): RequestedLabel {
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

/** The bytes of one of the photographs that come with the project. */
export function photo(name: string): Promise<Buffer> {
  return readFile(new URL(`../../../../examples/photos/${name}`, import.meta.url))
}

/** Puts a file into a new upload. @returns the upload's id */
export async function uploadFile(desk: Desk, content: Uint8Array): Promise<string> {
  const path = `/api/projects/${desk.projectId}/uploads`
  const [upload] = await ask<{ id: string; url: string }[]>(desk, 'POST', path, { count: 1 })
  assert.ok(upload)
  const response = await fetch(upload.url, { method: 'PUT', body: new Uint8Array(content) })
  assert.equal(response.status, 200, await response.text())
  return upload.id
}

/** Uploads a file and asks for an image of it. */
export async function sendImage(
  desk: Desk,
  datasetId: string,
  name: string,
  content: Uint8Array,
): Promise<Sent> {
  const uploadId = await uploadFile(desk, content)
  const body = { datasetId, uploadId, name }
  return desk.stack.send('POST', `/api/projects/${desk.projectId}/images`, { key: desk.key, body })
}
