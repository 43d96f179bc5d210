import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPlaces } from './placed-list.ts'

const keyAt = (place: number) => String(place).padStart(6, '0')

/** A list of numbered keys, from 1, and what was asked of it. */
function numberedList(total: number, name = 'list') {
  const asked = { counts: 0, skipped: 0, marked: 0 }
  return {
    asked,
    name,
    count: async () => {
      asked.counts++
      return total
    },
    keys: async ({ after, skip, limit }: { after: string | undefined; skip: number; limit: number }) => {
      asked.skipped += skip
      const start = Number(after ?? 0) + skip
      return Array.from({ length: Math.min(limit, total - start) }, (_, index) => keyAt(start + index + 1))
    },
    keysEvery: async (step: number) => {
      asked.marked++
      return Array.from({ length: Math.floor(total / step) }, (_, index) => keyAt((index + 1) * step))
    },
  }
}

describe('places of a list', () => {
  it('are read on from the last page, and the list is counted once', async () => {
    const [places, list] = [createPlaces(), numberedList(100_000)]
    for (let offset = 0; offset < 10_000; offset += 100) {
      const page = await places.pageAt(list, { offset, limit: 100 })
      assert.deepEqual([page.keys[0], page.keys.length, page.total], [keyAt(offset + 1), 100, 100_000])
    }
    assert.deepEqual(list.asked, { counts: 1, skipped: 0, marked: 0 })
  })

  it('are near from the second jump on', async () => {
    const [places, list] = [createPlaces(), numberedList(1_000_000)]
    for (const offset of [900_000, 500_007, 20, 777_777, 123_456]) {
      const { keys } = await places.pageAt(list, { offset, limit: 2 })
      assert.deepEqual(keys, [keyAt(offset + 1), keyAt(offset + 2)])
    }
    assert.equal(list.asked.marked, 1)
    assert.ok(list.asked.skipped - 900_000 < 4 * 2000, `${list.asked.skipped} rows were skipped`)
  })

  it('end with the list', async () => {
    const [places, list] = [createPlaces(), numberedList(5)]
    assert.deepEqual(await places.pageAt(list, { offset: 3, limit: 9 }), {
      keys: [keyAt(4), keyAt(5)],
      total: 5,
    })
    assert.deepEqual(await places.pageAt(list, { offset: 5, limit: 9 }), { keys: [], total: 5 })
    assert.deepEqual(await places.pageAt(numberedList(0, 'none'), { offset: 0, limit: 9 }), {
      keys: [],
      total: 0,
    })
  })

  it('of a key are counted from the place noted before it', async () => {
    const [places, list] = [createPlaces(), numberedList(1000)]
    const countedFrom: (string | undefined)[] = []
    const placeOf = (place: number) =>
      places.placeOf(list, keyAt(place), async after => {
        countedFrom.push(after)
        return place - 1 - Number(after ?? 0)
      })
    assert.equal(await placeOf(700), 699)
    await places.pageAt(list, { offset: 500, limit: 100 })
    assert.equal(await placeOf(700), 699)
    assert.equal(await placeOf(600), 599)
    assert.equal(await placeOf(599), 598)
    assert.deepEqual(countedFrom, [undefined, keyAt(600), undefined])
  })
})
