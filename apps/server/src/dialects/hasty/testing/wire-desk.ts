import assert from 'node:assert/strict'
import { type Desk, makeDataset, makeLabelClass, openDesk, putImages } from '../../../testing/builders.ts'
import type { Stack } from '../../../testing/stack.ts'

/** A desk that speaks this API, with a dataset, a label class and images without files. */
export interface WireDesk extends Desk {
  readonly datasetId: string
  readonly classId: string
  /** of images of 640 x 480 pixels, named 0.jpg, 1.jpg ... */
  readonly imageIds: readonly string[]
  /** the path of the project */
  readonly p: string
  /** the path of the first image */
  readonly image: string
}

/** Opens a project with a few images in it. */
export async function openWireDesk(stack: Stack, images = 2): Promise<WireDesk> {
  const desk = await openDesk(stack)
  const { id: datasetId } = await makeDataset(desk, 'train')
  const { id: classId } = await makeLabelClass(desk, 'car')
  const names = Array.from({ length: images }, (_, index) => `${index}.jpg`)
  const imageIds = images > 0 ? await putImages(desk, datasetId, names) : []
  const p = `/v1/projects/${desk.projectId}`
  return { ...desk, datasetId, classId, imageIds, p, image: `${p}/images/${imageIds[0]}` }
}

type Caller = Pick<Desk, 'stack' | 'key'>

/** The body of the reply to a request that must be answered with 200, or 204 and nothing where nothing is to come. */
export async function ask<T = Record<string, unknown>>(
  { stack, key }: Caller,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const sent = await stack.send(method, path, { key, body })
  assert.ok(
    (sent.status === 200 && method !== 'DELETE') || (sent.status === 204 && sent.body === undefined),
    JSON.stringify(sent.body),
  )
  return sent.body as T
}

/** Status and message of a reply that must be a refusal, e.g. `400 name is missing`. */
export async function refusal(
  { stack, key }: Caller,
  method: string,
  path: string,
  body?: unknown,
): Promise<string> {
  const sent = await stack.send(method, path, { key, body })
  const { code, message, ...rest } = sent.body as { code: string; message: string }
  assert.deepEqual([typeof code, rest], ['string', {}])
  return `${sent.status} ${message}`
}

/** A page of a list. */
export interface WirePage<T = Record<string, unknown>> {
  readonly meta: {
    readonly object: string
    readonly limit: number
    readonly offset: number
    readonly total: number
    readonly search_parameters: Readonly<Record<string, unknown>>
  }
  readonly items: readonly T[]
}
