import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { piecesBeside } from './stretches.ts'

describe('what a stretch leaves of another', () => {
  const covered = { startMs: 100, endMs: 200 }
  const pieces = (startMs: number, endMs: number) =>
    piecesBeside(covered, { startMs, endMs }).map(piece => [piece.startMs, piece.endMs])

  it('is nothing, one piece or two', () => {
    assert.deepEqual(pieces(100, 200), [])
    assert.deepEqual(pieces(50, 250), [])
    assert.deepEqual(pieces(50, 150), [[150, 200]])
    assert.deepEqual(pieces(150, 250), [[100, 150]])
    assert.deepEqual(pieces(120, 130), [
      [100, 120],
      [130, 200],
    ])
  })

  it('is every moment of it that the other does not have, and no other moment', () => {
    const stretch = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 30 })).map(([startMs, length]) => ({
      startMs,
      endMs: startMs + length,
    }))
    fc.assert(
      fc.property(stretch, stretch, (one, other) => {
        const momentsIn = ({ startMs, endMs }: typeof one) =>
          Array.from({ length: endMs - startMs }, (_, at) => startMs + at)
        const taken = new Set(momentsIn(other))
        assert.deepEqual(
          piecesBeside(one, other).flatMap(momentsIn),
          momentsIn(one).filter(moment => !taken.has(moment)),
        )
      }),
    )
  })
})
