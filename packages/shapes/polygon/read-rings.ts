import type { FlatRings, TextInBytes } from '@gesso/core'

const head = new TextEncoder().encode('{"rings":[')
const open = 91
const close = 93
const comma = 44
const end = 125
const minus = 45
const point = 46
const zero = 48
const nine = 57
/** what a reader answers that finds something else than it can read */
const other = -1
/** Up to so many digits a number, and ten to the power of its decimals, are exact: so is what dividing them rounds to. */
const limitExactDigits = 15
const powers = Float64Array.from({ length: limitExactDigits + 1 }, (_, power) => Number(`1e${power}`))

/**
 * Reads the rings out of the JSON of a polygon, without making objects that are dropped at once.
 * @param json valid; of a polygon
 * @returns false when it is not written as `JSON.stringify` writes it, or has a number with an exponent
 */
export function readRings({ bytes, from, to }: TextInBytes, rings: FlatRings): boolean {
  rings.clear()
  for (let at = 0; at < head.length; at++) if (bytes[from + at] !== head[at]) return false
  let at = from + head.length
  do {
    at = readRing(bytes, at, rings)
    if (at === other) return false
  } while (bytes[at++] === comma)
  return at === to - 1 && bytes[at - 1] === close && bytes[at] === end
}

/** @returns where the text goes on after the ring */
function readRing(bytes: Uint8Array, from: number, rings: FlatRings): number {
  if (bytes[from] !== open) return other
  let at = from + 1
  for (;;) {
    if (bytes[at] !== open) return other
    const place = rings.placeForPoint()
    at = readNumber(bytes, at + 1, rings.coordinates, place)
    if (bytes[at] !== comma) return other
    at = readNumber(bytes, at + 1, rings.coordinates, place + 1)
    if (bytes[at] !== close) return other
    const next = bytes[at + 1]
    at += 2
    if (next === comma) continue
    if (next !== close) return other
    rings.endRing()
    return at
  }
}

/** @returns where the text goes on after the number */
function readNumber(bytes: Uint8Array, from: number, numbers: Float64Array, place: number): number {
  const negative = bytes[from] === minus
  const first = negative ? from + 1 : from
  let at = first
  let digits = 0
  let code = bytes[at] ?? 0
  while (code >= zero && code <= nine) {
    digits = 10 * digits + code - zero
    code = bytes[++at] ?? 0
  }
  const whole = at
  if (code === point) {
    code = bytes[++at] ?? 0
    while (code >= zero && code <= nine) {
      digits = 10 * digits + code - zero
      code = bytes[++at] ?? 0
    }
  }
  if (at === first) return other
  const decimals = at === whole ? 0 : at - whole - 1
  if (whole - first + decimals > limitExactDigits) {
    numbers[place] = Number(String.fromCharCode(...bytes.subarray(from, at)))
  } else {
    const value = digits / (powers[decimals] ?? 1)
    numbers[place] = negative ? -value : value
  }
  return at
}
