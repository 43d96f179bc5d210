import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { byteRangeOf } from './byte-range.ts'

describe('the range of bytes a header asks for', () => {
  it('is the whole file where the header says nothing that can be understood', () => {
    for (const header of [
      undefined,
      '',
      'bytes=',
      'bytes=-',
      'bytes=a-b',
      'lines=0-1',
      'bytes=0-1,3-4',
      'bytes=5-2',
    ])
      assert.equal(byteRangeOf(header, 10), undefined, header)
  })

  it('is none where the file has no such bytes', () => {
    for (const header of ['bytes=10-', 'bytes=10-20', 'bytes=-0', 'bytes=99999999999999999999-'])
      assert.equal(byteRangeOf(header, 10), 'unsatisfiable', header)
    assert.equal(byteRangeOf('bytes=0-', 0), 'unsatisfiable')
    assert.equal(byteRangeOf('bytes=-5', 0), 'unsatisfiable')
  })

  it('ends with the file at the latest', () => {
    assert.deepEqual(byteRangeOf('bytes=0-0', 10), { start: 0, end: 0 })
    assert.deepEqual(byteRangeOf('bytes=3-5', 10), { start: 3, end: 5 })
    assert.deepEqual(byteRangeOf('bytes=3-', 10), { start: 3, end: 9 })
    assert.deepEqual(byteRangeOf('bytes=3-99', 10), { start: 3, end: 9 })
    assert.deepEqual(byteRangeOf('bytes=-3', 10), { start: 7, end: 9 })
    assert.deepEqual(byteRangeOf('bytes=-99', 10), { start: 0, end: 9 })
  })
})
