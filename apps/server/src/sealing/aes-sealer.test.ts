import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { aesSealer } from './aes-sealer.ts'

describe('a sealed secret', () => {
  const [old, current] = [randomBytes(32), randomBytes(32)]

  it('does not open with another key, at another place, or when a bit of it changed', () => {
    const sealed = aesSealer([old]).seal('sesame', 'bucket 1')
    assert.throws(() => aesSealer([current]).open(sealed, 'bucket 1'), { code: 'secret_unreadable' })
    assert.throws(() => aesSealer([old]).open(sealed, 'bucket 2'), { code: 'secret_unreadable' })
    for (const at of sealed.keys()) {
      const broken = Buffer.from(sealed)
      broken[at] = (broken[at] ?? 0) ^ 1
      assert.throws(() => aesSealer([old]).open(broken, 'bucket 1'), { code: 'secret_unreadable' }, `${at}`)
    }
    for (const length of [0, 1, 20, sealed.length - 1])
      assert.throws(() => aesSealer([old]).open(sealed.subarray(0, length), 'bucket 1'), {
        code: 'secret_unreadable',
      })
  })

  it('shows nothing of itself, and is never sealed the same way twice', () => {
    const sealer = aesSealer([current])
    const [first, second] = [sealer.seal('sesame sesame', 'a'), sealer.seal('sesame sesame', 'a')]
    assert.ok(!first.includes('sesame'))
    assert.ok(!first.equals(second))
  })

  it('opens as it was, however long, and also once a new key stands before the old one', () => {
    for (const secret of ['', 'sesame', 'schlüssel 🔑', 'x'.repeat(100_000)]) {
      const sealed = aesSealer([old]).seal(secret, 'a')
      const rotated = aesSealer([current, old])
      assert.equal(rotated.open(sealed, 'a'), secret)
      assert.equal(rotated.isCurrent(sealed), false)
      assert.equal(rotated.isCurrent(rotated.seal(secret, 'a')), true)
    }
  })
})
