import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createTileCache } from './tile-cache.ts'

describe('the tile cache', () => {
  it('makes a tile once for each owner and variant', () => {
    const cache = createTileCache(100)
    const owner = {}
    let made = 0
    const tile = (variant: string) =>
      cache.tile(owner, variant, () => ({ picture: picture(++made), bytes: 10 }))
    assert.equal(tile('red'), tile('red'))
    assert.notEqual(tile('red'), tile('blue'))
    assert.equal(made, 2)
  })

  it('lets the longest unused go when there is no room', () => {
    const cache = createTileCache(30)
    const owners = [{}, {}, {}, {}] as const
    const made: number[] = []
    const use = (at: 0 | 1 | 2 | 3) =>
      cache.tile(owners[at], '', () => {
        made.push(at)
        return { picture: picture(at), bytes: 10 }
      })
    use(0)
    use(1)
    use(2)
    use(0)
    use(3)
    assert.equal(cache.bytes(), 30)
    use(0)
    use(1)
    assert.deepEqual(made, [0, 1, 2, 3, 1])
  })

  it('never holds more than it may, not even one tile', () => {
    const cache = createTileCache(30)
    assert.ok(cache.tile({}, '', () => ({ picture: picture(0), bytes: 40 })))
    assert.equal(cache.bytes(), 0)
  })
})

function picture(width: number): OffscreenCanvas {
  return { width } as OffscreenCanvas
}
