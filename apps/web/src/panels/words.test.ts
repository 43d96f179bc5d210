import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bytesOf, counted, warningOf } from './words.ts'

describe('words', () => {
  it('count', () => {
    assert.deepEqual(
      [counted(0, 'image'), counted(1, 'image'), counted(1204, 'image')],
      ['0 images', '1 image', '1,204 images'],
    )
    assert.equal(counted(2, 'class', 'classes'), '2 classes')
  })

  it('tell what happened to how many', () => {
    assert.equal(
      warningOf('labels left out: no place for a line', 1),
      '1 label left out: no place for a line',
    )
    assert.equal(warningOf('labels changed: cut at the edge', 1204), '1,204 labels changed: cut at the edge')
    assert.equal(warningOf('3 labels left out: odd', 2), '3 labels left out: odd (2 times)')
    assert.equal(warningOf('a file is broken', 1), 'a file is broken (1 time)')
  })

  it('size', () => {
    assert.deepEqual(
      [bytesOf(0), bytesOf(999), bytesOf(1_000), bytesOf(3_400_000)],
      ['0 bytes', '999 bytes', '1.0 kB', '3.4 MB'],
    )
  })
})
