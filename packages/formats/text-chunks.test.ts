import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { TextChunks } from './text-chunks.ts'

type Piece = { readonly text: string } | { readonly number: number } | { readonly numbers: readonly number[] }

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc
    .oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 20, maxLength: 50 }))
    .map(text => ({ text })),
  fc.constantFrom({ text: 'x'.repeat(70_000) }, { text: 'ä'.repeat(30_000) }, { text: '😀 '.repeat(11) }),
  finite.map(number => ({ number })),
  fc.array(finite, { maxLength: 6000 }).map(numbers => ({ numbers })),
)

function addTo(chunks: TextChunks, given: Piece): string {
  if ('text' in given) chunks.add(given.text)
  else if ('number' in given) chunks.addNumber(given.number)
  else chunks.addNumbers(Float64Array.from([0, ...given.numbers, 0]), 1, 1 + given.numbers.length)
  if ('text' in given) return given.text
  return 'number' in given ? JSON.stringify(given.number) : JSON.stringify(given.numbers).slice(1, -1)
}

describe('text in chunks', () => {
  it('is what was added, as UTF-8, wherever it is taken apart', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean())), pieces => {
        const chunks = new TextChunks()
        const taken: Uint8Array[] = []
        let text = ''
        for (const [given, taking] of pieces) {
          text += addTo(chunks, given)
          if (taking) taken.push(chunks.take())
        }
        taken.push(chunks.take())
        assert.ok(Buffer.concat(taken).equals(Buffer.from(text)))
      }),
    )
  })

  it('is full once there is enough for a chunk', () => {
    const chunks = new TextChunks()
    chunks.add('x'.repeat(64 * 1024 - 1))
    assert.equal(chunks.full, false)
    chunks.add('x')
    assert.equal(chunks.full, true)
    chunks.take()
    assert.equal(chunks.full, false)
  })
})
