import assert from 'node:assert/strict'
import { crc32, inflateSync } from 'node:zlib'

/** A picture as a reader sees it. */
export interface ReadPng {
  readonly width: number
  readonly height: number
  /** 0 grey, 2 red, green and blue, 3 palette */
  readonly colourType: number
  /** by row, then by column: the values of each pixel joined by commas; through the palette where there is one */
  readonly rows: readonly (readonly string[])[]
}

/** Reads a PNG of 8 bits without interlacing, as its specification (ISO 15948) has it, and checks every checksum. */
export function readPng(bytes: Uint8Array): ReadPng {
  const chunks = chunksOf(Buffer.from(bytes))
  const [first, ...others] = chunks
  assert.equal(first?.type, 'IHDR')
  assert.equal(others.at(-1)?.type, 'IEND')
  const header = first?.content ?? Buffer.alloc(0)
  const [width, height, colourType] = [header.readUInt32BE(0), header.readUInt32BE(4), header.readUInt8(9)]
  assert.deepEqual([...header.subarray(8, 9), ...header.subarray(10)], [8, 0, 0, 0])
  const channels = colourType === 2 ? 3 : 1
  const data = inflateSync(
    Buffer.concat(chunks.filter(each => each.type === 'IDAT').map(each => each.content)),
  )
  assert.equal(data.length, height * (1 + width * channels))
  const palette = chunks.find(each => each.type === 'PLTE')?.content
  const rows = Array.from({ length: height }, (_, row) => {
    const start = row * (1 + width * channels)
    assert.equal(data[start], 0, 'rows are not filtered')
    return Array.from({ length: width }, (_, column) => {
      const at = start + 1 + column * channels
      const pixel = data.subarray(at, at + channels)
      const index = pixel[0] ?? 0
      return (palette ? palette.subarray(3 * index, 3 * index + 3) : pixel).join()
    })
  })
  return { width, height, colourType, rows }
}

function chunksOf(bytes: Buffer): { type: string; content: Buffer }[] {
  assert.equal(bytes.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n')
  const chunks: { type: string; content: Buffer }[] = []
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const named = bytes.subarray(at + 4, at + 8 + length)
    assert.equal(bytes.readUInt32BE(at + 8 + length), crc32(named))
    chunks.push({ type: named.subarray(0, 4).toString('latin1'), content: named.subarray(4) })
    at += 12 + length
  }
  return chunks
}
