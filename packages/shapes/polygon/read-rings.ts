import type { FlatRings } from '@gesso/core'

const head = '{"rings":['
const open = 91
const close = 93
const comma = 44
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
export function readRings(json: string, rings: FlatRings): boolean {
  rings.clear()
  if (!json.startsWith(head)) return false
  let at = head.length
  do {
    at = readRing(json, at, rings)
    if (at === other) return false
  } while (json.charCodeAt(at++) === comma)
  return at === json.length - 1 && json.charCodeAt(at - 1) === close
}

/** @returns where the text goes on after the ring */
function readRing(json: string, from: number, rings: FlatRings): number {
  if (json.charCodeAt(from) !== open) return other
  let at = from + 1
  for (;;) {
    if (json.charCodeAt(at) !== open) return other
    const place = rings.placeForPoint()
    at = readNumber(json, at + 1, rings.coordinates, place)
    if (json.charCodeAt(at) !== comma) return other
    at = readNumber(json, at + 1, rings.coordinates, place + 1)
    if (json.charCodeAt(at) !== close) return other
    const next = json.charCodeAt(at + 1)
    at += 2
    if (next === comma) continue
    if (next !== close) return other
    rings.endRing()
    return at
  }
}

/** @returns where the text goes on after the number */
function readNumber(json: string, from: number, numbers: Float64Array, place: number): number {
  const negative = json.charCodeAt(from) === minus
  const first = negative ? from + 1 : from
  let at = first
  let digits = 0
  let code = json.charCodeAt(at)
  while (code >= zero && code <= nine) {
    digits = 10 * digits + code - zero
    code = json.charCodeAt(++at)
  }
  const whole = at
  if (code === point) {
    code = json.charCodeAt(++at)
    while (code >= zero && code <= nine) {
      digits = 10 * digits + code - zero
      code = json.charCodeAt(++at)
    }
  }
  if (at === first) return other
  const decimals = at === whole ? 0 : at - whole - 1
  if (whole - first + decimals > limitExactDigits) numbers[place] = Number(json.slice(from, at))
  else {
    const value = digits / (powers[decimals] ?? 1)
    numbers[place] = negative ? -value : value
  }
  return at
}
