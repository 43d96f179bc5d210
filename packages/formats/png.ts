import { once } from 'node:events'
import { constants, crc32, createDeflate } from 'node:zlib'
import type { Size } from '@gesso/core'

/** What the bytes of a pixel are. */
export type PngPixels =
  | { readonly kind: 'grey' }
  | { readonly kind: 'rgb' }
  /** each byte a place in the palette, three bytes of red, green and blue a colour */
  | { readonly kind: 'palette'; readonly palette: Uint8Array }

// The types of colour in the header: PNG specification (ISO 15948), 11.2.2.
const colourTypes = { grey: 0, rgb: 2, palette: 3 }
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/**
 * A PNG of 8 bits a channel.
 * @param bands the pixels from the top: some whole rows after the other, without gaps
 */
export async function* pngContent(
  size: Size,
  pixels: PngPixels,
  bands: Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, size.width)
  header.setUint32(4, size.height)
  header.setUint8(8, 8)
  header.setUint8(9, colourTypes[pixels.kind])
  yield Buffer.concat([
    signature,
    chunk('IHDR', new Uint8Array(header.buffer)),
    ...(pixels.kind === 'palette' ? [chunk('PLTE', pixels.palette)] : []),
  ])
  const rowBytes = size.width * (pixels.kind === 'rgb' ? 3 : 1)
  for await (const part of deflated(bands, rowBytes)) yield chunk('IDAT', part)
  yield chunk('IEND', new Uint8Array(0))
}

async function* deflated(bands: Iterable<Uint8Array>, rowBytes: number): AsyncGenerator<Uint8Array> {
  // Flat areas: searching longer for what repeats pays nothing.
  const stream = createDeflate({ level: constants.Z_BEST_SPEED, chunkSize: 64 * 1024 })
  const filling = fill(stream, bands, rowBytes)
  // It fails where it is awaited; until then nobody looks.
  filling.catch(error => stream.destroy(error))
  yield* stream
  await filling
}

async function fill(
  stream: ReturnType<typeof createDeflate>,
  bands: Iterable<Uint8Array>,
  rowBytes: number,
): Promise<void> {
  for (const band of bands) if (!stream.write(filtered(band, rowBytes))) await once(stream, 'drain')
  stream.end()
}

/** Rows with the byte before each that says how it is filtered: not at all. */
function filtered(band: Uint8Array, rowBytes: number): Uint8Array {
  const rows = band.length / rowBytes
  const bytes = new Uint8Array(band.length + rows)
  for (let row = 0; row < rows; row++)
    bytes.set(band.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1)
  return bytes
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(content.length + 12)
  bytes.writeUInt32BE(content.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(content, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, content.length + 8)), content.length + 8)
  return bytes
}
