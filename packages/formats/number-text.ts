import type { Ring } from '@gesso/core'

const comma = 44
const point = 46
const zero = 48
/** no number is longer: `-1.7976931348623157e+308` */
const limitLength = 25
const limitHundredths = 2 ** 31

// Kept between calls: most of what exports write are coordinates.
let codes = new Uint8Array(2 * limitLength * 256)

/** The coordinates of a ring as JSON writes them, `x,y,x,y`, without brackets. All are finite. */
export function ringNumbers(ring: Ring): string {
  const room = 2 * limitLength * ring.length
  if (codes.length < room) codes = new Uint8Array(2 * room)
  let at = 0
  for (let index = 0; index < ring.length; index++) {
    const corner = ring[index]
    if (corner === undefined) continue
    at = putNumber(at, corner[0])
    codes[at++] = comma
    at = putNumber(at, corner[1])
    codes[at++] = comma
  }
  return ascii.decode(codes.subarray(0, Math.max(0, at - 1)))
}

const ascii = new TextDecoder()

/**
 * A length, area or the like that was computed from coordinates, to a millionth: what stands behind that is not
 * measured but comes of adding fractions, as in 0.1 + 0.2.
 */
export function computedNumber(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** @returns where the next character goes */
function putNumber(from: number, value: number): number {
  // Two decimals are what people and most programs draw with; those digits are quicker found than asked for.
  const hundredths = Math.round(value * 100)
  if (hundredths < 0 || hundredths >= limitHundredths || hundredths / 100 !== value)
    return putText(from, String(value))
  const whole = (hundredths / 100) | 0
  const decimals = hundredths - 100 * whole
  const tenths = (decimals / 10) | 0
  let at = putDigits(from, whole)
  if (decimals === 0) return at
  codes[at++] = point
  codes[at++] = zero + tenths
  if (decimals > 10 * tenths) codes[at++] = zero + decimals - 10 * tenths
  return at
}

function putDigits(from: number, whole: number): number {
  let end = from + 1
  for (let power = 10; power <= whole; power *= 10) end++
  let rest = whole
  for (let at = end - 1; at >= from; at--) {
    const left = (rest / 10) | 0
    codes[at] = zero + rest - 10 * left
    rest = left
  }
  return end
}

function putText(from: number, text: string): number {
  for (let index = 0; index < text.length; index++) codes[from + index] = text.charCodeAt(index)
  return from + text.length
}
