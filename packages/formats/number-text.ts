const point = 46
const zero = 48
const limitHundredths = 2 ** 31
/** Up to here millionths have no more digits than a number keeps. */
const limitMillionths = 1e15

/** No number is longer: `-1.7976931348623157e+308`. */
export const limitNumberLength = 25

/**
 * A length, area or the like that was computed from coordinates, to a millionth: what stands behind that is not
 * measured but comes of adding fractions, as in 0.1 + 0.2.
 */
export function computedNumber(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/**
 * Writes a finite number as JSON does, in ASCII.
 * @param bytes with room for `limitNumberLength` from there on
 * @returns where the next character goes
 */
export function putNumber(bytes: Uint8Array, from: number, value: number): number {
  // Two decimals are what people and most programs draw with, and areas are of such; those digits are quicker found than
  // asked for.
  const hundredths = Math.round(value * 100)
  if (hundredths >= 0 && hundredths < limitHundredths && hundredths / 100 === value) {
    const whole = (hundredths / 100) | 0
    return putDecimals(bytes, putDigits(bytes, from, whole), hundredths - 100 * whole, 10)
  }
  const millionths = Math.round(value * 1e6)
  if (millionths >= 0 && millionths < limitMillionths && millionths / 1e6 === value) {
    const whole = Math.floor(millionths / 1e6)
    return putDecimals(bytes, putDigits(bytes, from, whole), millionths - 1e6 * whole, 1e5)
  }
  return putText(bytes, from, String(value))
}

function putDigits(bytes: Uint8Array, from: number, whole: number): number {
  let end = from + 1
  for (let power = 10; power <= whole; power *= 10) end++
  let rest = whole
  for (let at = end - 1; at >= from; at--) {
    const left = (rest / 10) | 0
    bytes[at] = zero + rest - 10 * left
    rest = left
  }
  return end
}

/** @param unit what a one in the first decimal is worth */
function putDecimals(bytes: Uint8Array, from: number, decimals: number, unit: number): number {
  if (decimals === 0) return from
  bytes[from] = point
  let at = from + 1
  let worth = unit
  for (let rest = decimals; rest > 0; worth = (worth / 10) | 0) {
    const digit = (rest / worth) | 0
    bytes[at++] = zero + digit
    rest -= digit * worth
  }
  return at
}

function putText(bytes: Uint8Array, from: number, text: string): number {
  for (let index = 0; index < text.length; index++) bytes[from + index] = text.charCodeAt(index)
  return from + text.length
}
