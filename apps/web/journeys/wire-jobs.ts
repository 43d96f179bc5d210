import assert from 'node:assert/strict'
import type { Program } from '@gesso/testing'

/** A place on GT Studio's wire: parts of the picture's width and height. */
export interface WirePoint {
  readonly x: number
  readonly y: number
}

/** What is seen of a track on one frame. */
export interface WireObject {
  readonly _id?: string
  readonly label: string
  readonly attributes?: Readonly<Record<string, { readonly value: unknown }>>
  readonly coordinates?: readonly WirePoint[]
  readonly points?: Readonly<Record<string, WirePoint>>
  readonly edges?: Readonly<Record<string, readonly [string, string]>>
  readonly state?: string
}

/** A track on GT Studio's wire. */
export interface Tracker {
  readonly _id: string
  readonly type: string
  readonly label: string
  readonly state?: string
  readonly frames: Readonly<Record<string, WireObject>>
}

/** What a job on frames came to. */
export interface FrameResult {
  readonly data: {
    readonly annotation_data: { readonly annotations: readonly Tracker[] }
    readonly video_data: unknown
  }
}

/** Asks as a customer's program does. @returns the data of an answer that must be good */
export async function askWire<T>(
  { url, key }: Program,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const answer = await fetch(url + path, {
    method,
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const { success, data, error } = await answer.json()
  assert(success, `${method} ${path} answered ${answer.status} ${JSON.stringify(error)}`)
  return data
}

/** The four corners of an upright rectangle, in the order of the wire. */
export function cornersOf(left: number, top: number, right: number, bottom: number): readonly WirePoint[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** Fails unless two lists of points are alike, within a share of the picture in each direction. */
export function assertPoints(
  found: readonly WirePoint[],
  wanted: readonly WirePoint[],
  within: WirePoint,
  what: string,
): void {
  assert.equal(found.length, wanted.length, what)
  for (const [index, { x, y }] of wanted.entries()) {
    const at = found[index] ?? { x: Number.NaN, y: Number.NaN }
    assert(
      Math.abs(at.x - x) <= within.x && Math.abs(at.y - y) <= within.y,
      `${what}: ${at.x},${at.y} is not ${x},${y}`,
    )
  }
}
