import { randomUUID } from 'node:crypto'
import type { RequestedLabel } from '@gesso/client'
import { actorOfKey } from '../resources/access/index.ts'
import { createFrames, type FrameFields, type VideoRow } from '../resources/videos/index.ts'
import { ask, type Desk } from './builders.ts'

/** A frame of 640 x 480 that stays with its owner, unless told otherwise. */
export function frameRow(frameId: string, other: Partial<FrameFields> = {}): FrameFields {
  const nothing = {
    format: null,
    bytes: null,
    checksum: null,
    fileKey: null,
    displayKey: null,
    thumbnailKey: null,
  }
  const sourceUrl = `https://example.com/${frameId}.jpg`
  return { frameId, sourceUrl, problem: null, width: 640, height: 480, ...nothing, ...other }
}

/** Makes a video of frames without files: as many as there are names. */
export async function putFrames(
  { stack, key, projectId }: Desk,
  datasetId: string,
  frames: readonly FrameFields[],
  name: string = randomUUID(),
): Promise<VideoRow> {
  const actor = await actorOfKey(stack.context, key)
  if (!actor) throw new Error('the key is of nobody')
  return createFrames(stack.context, actor, projectId, { datasetId, name, frames })
}

/** Adds tracks to a video. */
export async function sendTracks(
  desk: Desk,
  videoId: string,
  added: readonly RequestedLabel[],
): Promise<void> {
  const change = { id: randomUUID(), added, updated: [], removed: [] }
  await ask(desk, 'POST', `/api/videos/${videoId}/changes`, change)
}
