import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gathering } from './gathering.ts'

describe('a gathering loader', () => {
  it('asks once for what comes together, in batches of the size, and gives each its own', async () => {
    const asked: (readonly number[])[] = []
    const load = gathering(0, 2, async (keys: readonly number[]) => {
      asked.push(keys)
      return keys.map(key => key * 10)
    })
    assert.deepEqual(await Promise.all([load(1), load(2), load(3)]), [10, 20, 30])
    assert.deepEqual(asked, [[1, 2], [3]])
  })

  it('fails each of a batch that failed, and works again afterwards', async () => {
    let down = true
    const load = gathering(0, 9, async (keys: readonly number[]) => {
      if (down) throw new Error('down')
      return keys
    })
    const both = await Promise.allSettled([load(1), load(2)])
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
    down = false
    assert.equal(await load(3), 3)
  })
})
