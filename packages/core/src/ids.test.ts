import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isUuid, uuidV7 } from './ids.ts'

const times = fc.integer({ min: 0, max: 2 ** 48 - 1 })
const randoms = fc.uint8Array({ minLength: 10, maxLength: 10 })

describe('isUuid', () => {
  const refused = [
    '',
    'x',
    null,
    7,
    '018f3b1c-9a2b-7c3d-8e4f-0123456789a',
    '018f3b1c9a2b7c3d8e4f0123456789ab',
    '018f3b1c-9a2b-7c3d-8e4f-0123456789ab\n',
    '{018f3b1c-9a2b-7c3d-8e4f-0123456789ab}',
    '018g3b1c-9a2b-7c3d-8e4f-0123456789ab',
    ['018f3b1c-9a2b-7c3d-8e4f-0123456789ab'],
  ]
  for (const value of refused)
    it(`refuses ${JSON.stringify(value)}`, () => assert.equal(isUuid(value), false))

  it('accepts any version in either case', () => {
    assert.ok(isUuid('018F3B1C-9A2B-7C3D-8E4F-0123456789AB'))
    fc.assert(fc.property(fc.uuid(), isUuid))
  })
})

describe('uuidV7', () => {
  it('refuses a time that is not 48 bits of milliseconds, and too few random bytes', () => {
    const random = new Uint8Array(10)
    for (const nowMs of [-1, 0.5, Number.NaN, 2 ** 48]) {
      assert.throws(() => uuidV7(nowMs, random), { code: 'invalid_input' })
    }
    assert.throws(() => uuidV7(0, new Uint8Array(9)), { code: 'invalid_input' })
  })

  it('is the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    assert.equal(uuidV7(0x017f22e279b0, random), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('is a uuid of version 7, variant 2, that keeps its random bits', () => {
    fc.assert(
      fc.property(times, randoms, randoms, (nowMs, a, b) => {
        const id = uuidV7(nowMs, a)
        assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        const kept = (bytes: Uint8Array) =>
          [(bytes[0] ?? 0) & 15, bytes[1], (bytes[2] ?? 0) & 63, ...bytes.slice(3)].join()
        assert.equal(id === uuidV7(nowMs, b), kept(a) === kept(b))
      }),
    )
  })

  it('sorts by time', () => {
    fc.assert(
      fc.property(times, times, randoms, randoms, (a, b, randomA, randomB) => {
        if (a !== b) assert.equal(uuidV7(a, randomA) < uuidV7(b, randomB), a < b)
      }),
    )
  })
})
