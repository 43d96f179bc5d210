/** A file of a zip after its content was written: what the directory at the end says of it. */
export interface ZipEntry {
  /** with `/`, as UTF-8 */
  readonly path: Buffer
  readonly compressed: boolean
  /** where its local header begins, in bytes from the start of the zip */
  readonly offset: number
  /** of the content as it was; 32 bits, unsigned */
  readonly crc: number
  readonly size: number
  readonly storedSize: number
}

// Records and their fields: APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3 and 4.4.
const limit16 = 0xffff
const limit32 = 0xffffffff
const version = 45
const madeOnUnix = 3 << 8
const permissions = 0o100644 * 2 ** 16
/** sizes follow the content; names are UTF-8 */
const flags = (1 << 3) | (1 << 11)

/** What stands before a content whose sizes are not known yet. */
export function localHeader({ path, compressed }: Pick<ZipEntry, 'path' | 'compressed'>, at: Date): Buffer {
  return record(
    [4, 0x04034b50],
    [2, version],
    ...commonFields(compressed, at),
    [4, 0],
    [4, 0],
    [4, 0],
    [2, path.length],
    [2, 0],
    path,
  )
}

/** What stands after a content: its sizes, of 8 bytes each where 4 are too few. */
export function dataDescriptor({ crc, size, storedSize }: ZipEntry): Buffer {
  const width = Math.max(size, storedSize) > limit32 ? 8 : 4
  return record([4, 0x08074b50], [4, crc], [width, storedSize], [width, size])
}

/** The line of the directory about a file. */
export function directoryRecord(entry: ZipEntry, at: Date): Buffer {
  const { path, compressed, offset, crc, size, storedSize } = entry
  const large = [size, storedSize, offset].some(value => value >= limit32)
  const extra = large ? record([2, 1], [2, 24], [8, size], [8, storedSize], [8, offset]) : Buffer.alloc(0)
  const narrow = (value: number): Field => [4, large ? limit32 : value]
  return record(
    [4, 0x02014b50],
    [2, madeOnUnix | version],
    [2, version],
    ...commonFields(compressed, at),
    [4, crc],
    narrow(storedSize),
    narrow(size),
    [2, path.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, permissions],
    narrow(offset),
    path,
    extra,
  )
}

/** The end of a zip, where readers begin. */
export function endRecords(directory: {
  readonly count: number
  readonly offset: number
  readonly size: number
}): Buffer {
  const { count, offset, size } = directory
  const end = record(
    [4, 0x06054b50],
    [4, 0],
    [2, Math.min(count, limit16)],
    [2, Math.min(count, limit16)],
    [4, Math.min(size, limit32)],
    [4, Math.min(offset, limit32)],
    [2, 0],
  )
  if (count < limit16 && size < limit32 && offset < limit32) return end
  const large = record(
    [4, 0x06064b50],
    [8, 44],
    [2, madeOnUnix | version],
    [2, version],
    [8, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
  )
  const locator = record([4, 0x07064b50], [4, 0], [8, offset + size], [4, 1])
  return Buffer.concat([large, locator, end])
}

function commonFields(compressed: boolean, at: Date): Field[] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return [
    [2, flags],
    [2, compressed ? 8 : 0],
    [2, time],
    [2, date],
  ]
}

/** A number of so many bytes, or bytes. */
type Field = readonly [width: 2 | 4 | 8, value: number] | Buffer

function record(...fields: readonly Field[]): Buffer {
  return Buffer.concat(fields.map(field => (Buffer.isBuffer(field) ? field : numberOf(field))))
}

function numberOf([width, value]: readonly [width: 2 | 4 | 8, value: number]): Buffer {
  const bytes = Buffer.alloc(width)
  if (width === 8) bytes.writeBigUInt64LE(BigInt(value))
  else bytes.writeUIntLE(value, 0, width)
  return bytes
}
