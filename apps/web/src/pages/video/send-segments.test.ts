import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AttributeValues } from '@gesso/core'
import { type SegmentContent, stepsBetween } from './segment-steps.ts'
import { type SegmentStore, segmentSender } from './send-segments.ts'

const segment = (id: string, startMs = 0): SegmentContent => ({
  id,
  startMs,
  endMs: startMs + 10,
  activityTypeIds: ['walking'],
  predictionId: null,
})

/** A store in memory, as the server is: each segment that is made gets a new id, and what is deleted loses its values. */
function memory() {
  const values = new Map<string, AttributeValues>()
  let made = 0
  const there = (id: string) => {
    const found = values.get(id)
    assert.ok(found, `${id} is not there`)
    return found
  }
  const store: SegmentStore = {
    async create() {
      const id = `made-${++made}`
      values.set(id, {})
      return id
    },
    async update(id) {
      there(id)
    },
    async delete(id) {
      there(id)
      values.delete(id)
    },
    valuesOf: async id => there(id),
    async setValues(id, given) {
      there(id)
      values.set(id, given)
    },
  }
  return { store, values }
}

describe('segments that are sent', () => {
  it('have the values back that they had when they are made again, however often', async () => {
    const { store, values } = memory()
    const send = segmentSender(store)
    const names = new Map<string, string>()
    const idOf = (id: string): string => {
      const renamed = names.get(id)
      return renamed === undefined ? id : idOf(renamed)
    }
    const go = (from: SegmentContent[], to: SegmentContent[]) =>
      send(stepsBetween(from, to), idOf, (old, id) => void names.set(old, id))
    await go([], [segment('new-1'), segment('new-2', 20)])
    await store.setValues(idOf('new-1'), { speed: 7 })
    for (let count = 0; count < 3; count++) {
      await go([segment('new-1'), segment('new-2', 20)], [segment('new-2', 20)])
      assert.equal(values.size, 1)
      await go([segment('new-2', 20)], [segment('new-1'), segment('new-2', 20)])
      assert.deepEqual(values.get(idOf('new-1')), { speed: 7 })
    }
    assert.deepEqual(values.get(idOf('new-2')), {})
    await store.setValues(idOf('new-1'), { speed: 8 })
    await go([segment('new-1')], [])
    await go([], [segment('new-1')])
    assert.deepEqual(values.get(idOf('new-1')), { speed: 8 })
  })
})
