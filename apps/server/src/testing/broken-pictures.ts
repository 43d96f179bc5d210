import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A PNG of very many pixels in very few bytes. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1_000_000), { level: 9 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** An animated GIF; each frame has another colour, or it would be left out. */
export function animation(frames: number, width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(frames * width * height * 3)
  for (let frame = 0; frame < frames; frame += 1)
    pixels.fill((frame * 37) % 256, frame * width * height * 3, (frame + 1) * width * height * 3)
  const raw = { width, height: height * frames, channels: 3, pageHeight: height } as const
  return sharp(pixels, { raw }).gif().toBuffer()
}

/** A TIFF with one channel of 32-bit floating-point numbers, written by hand: sharp writes none. */
export function floatTiff(width: number, height: number, valueAt: (x: number) => number): Buffer {
  const pixels = Buffer.alloc(width * height * 4)
  for (let index = 0; index < width * height; index += 1)
    pixels.writeFloatLE(valueAt(index % width), index * 4)
  const entries: [tag: number, type: 3 | 4, value: number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 32],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, pixels.length],
    [339, 3, 3],
  ]
  const head = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])
  head.writeUInt32LE(8 + pixels.length, 4)
  const folder = Buffer.alloc(2 + entries.length * 12 + 4)
  folder.writeUInt16LE(entries.length, 0)
  for (const [index, [tag, type, value]] of entries.entries()) {
    const at = 2 + index * 12
    folder.writeUInt16LE(tag, at)
    folder.writeUInt16LE(type, at + 2)
    folder.writeUInt32LE(1, at + 4)
    folder.writeUInt32LE(value, at + 8)
  }
  return Buffer.concat([head, pixels, folder])
}
