import { AppError } from './errors.ts'

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a value is a uuid in its usual form of 36 characters, any version, either case (PostgreSQL answers lower case). */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value)
}

/**
 * A uuid of version 7 (RFC 9562): ids made later sort later, so that rows land at the end of an index.
 * @param nowMs milliseconds since 1970, as from `Date.now()`
 * @param random at least 10 random bytes
 * @throws AppError `invalid_input` when the time or the bytes do not do
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  if (!Number.isInteger(nowMs) || nowMs < 0 || nowMs >= 2 ** 48) {
    throw new AppError('invalid_input', { field: 'nowMs', problem: 'must be whole milliseconds of 48 bits' })
  }
  if (random.length < 10) {
    throw new AppError('invalid_input', { field: 'random', problem: 'must be at least 10 bytes' })
  }
  const time = nowMs.toString(16).padStart(12, '0')
  const bytes = Array.from(random.subarray(0, 10))
  const rest = bytes.map((byte, index) =>
    hexByte(index === 0 ? (byte & 0x0f) | 0x70 : index === 2 ? (byte & 0x3f) | 0x80 : byte),
  )
  const hex = time + rest.join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}
