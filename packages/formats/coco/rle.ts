import { AppError } from '@gesso/core'
import type { TextChunks } from '../text-chunks.ts'

/** A run length below 2^31 takes no more characters. */
const limitPerCount = 7
const backslash = 92

/**
 * Run lengths as COCO compresses them: each from the fourth on as its difference to the one two before, in groups of five
 * bits from the lowest, a sixth bit for "more follow", plus 48 to make a character.
 * @param counts each below 2^31
 */
export function rleText(counts: ArrayLike<number>): string {
  const codes = Buffer.alloc(limitPerCount * counts.length)
  return codes.toString('latin1', 0, putRle(codes, 0, counts, false))
}

/** Adds what `rleText` says as JSON, without quotation marks: every exported mask passes here. */
export function addRle(counts: ArrayLike<number>, chunks: TextChunks): void {
  chunks.addBytes(2 * limitPerCount * counts.length, (bytes, from) => putRle(bytes, from, counts, true))
}

/** @returns where the next character goes */
function putRle(codes: Uint8Array, from: number, counts: ArrayLike<number>, asJson: boolean): number {
  let at = from
  for (let index = 0; index < counts.length; index++) {
    let rest = (counts[index] ?? 0) - (index > 2 ? (counts[index - 2] ?? 0) : 0)
    for (;;) {
      // The fifth bit of the last group is the sign.
      const last = rest >= -16 && rest <= 15
      const code = (rest & 0x1f) + (last ? 48 : 0x20 + 48)
      if (asJson && code === backslash) codes[at++] = backslash
      codes[at++] = code
      if (last) break
      rest >>= 5
    }
  }
  return at
}

/**
 * The run lengths that `rleText` compressed.
 * @throws AppError `geometry_invalid` when it is no such text
 */
export function countsOfRleText(text: string): number[] {
  const counts: number[] = []
  let value = 0
  let bits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) - 48
    if (code < 0 || code > 63 || bits > 30) throw notRle(at)
    value |= (code & 0x1f) << bits
    bits += 5
    if (code >= 0x20) continue
    if ((code & 0x10) !== 0 && bits < 32) value |= -1 << bits
    const count = value + (counts.length > 2 ? (counts[counts.length - 2] ?? 0) : 0)
    if (count < 0) throw notRle(at)
    counts.push(count)
    value = 0
    bits = 0
  }
  if (bits > 0) throw notRle(text.length)
  return counts
}

function notRle(at: number): AppError {
  return new AppError('geometry_invalid', {
    field: 'counts',
    problem: `are no COCO run lengths at character ${at}`,
  })
}
