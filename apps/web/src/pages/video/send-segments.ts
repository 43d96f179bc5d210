import type { AttributeValues } from '@gesso/core'
import type { SegmentContent, SegmentSteps } from './segment-steps.ts'

/** Where segments are kept. */
export interface SegmentStore {
  /** @returns the id that it was given */
  create(segment: SegmentContent): Promise<string>
  update(id: string, segment: SegmentContent): Promise<void>
  delete(id: string): Promise<void>
  valuesOf(id: string): Promise<AttributeValues>
  setValues(id: string, values: AttributeValues): Promise<void>
}

/** Sends steps of segments, one after the other. */
export type SendSegments = (
  steps: SegmentSteps,
  /** the id of now, of one that a list knows by an older one */
  idOf: (id: string) => string,
  onCreated: (from: string, to: string) => void,
) => Promise<void>

/** Sends steps to a store; a segment that is made again after it was deleted gets the values back that it had. */
export function segmentSender(store: SegmentStore): SendSegments {
  const kept = new Map<string, AttributeValues>()
  return async ({ deleted, updated, created }, idOf, onCreated) => {
    for (const segment of deleted) {
      const id = idOf(segment.id)
      kept.set(id, await store.valuesOf(id))
      await store.delete(id)
    }
    for (const segment of updated) await store.update(idOf(segment.id), segment)
    for (const segment of created) {
      const values = kept.get(idOf(segment.id)) ?? {}
      const id = await store.create(segment)
      if (Object.keys(values).length > 0) await store.setValues(id, values)
      onCreated(segment.id, id)
    }
  }
}
